import type { BlockMap } from './block-map.ts';
import type { ChunkTable } from './chunk-table.ts';
import { encodeTerms, encodeWords } from './encoder.ts';
import { matchCandidates } from './engine.ts';
import { makeExcerpt } from './excerpt.ts';
import type { Pack } from './pack.ts';
import { bucketOf } from './pack-format.ts';
import type { SearchQuery } from './query.ts';
import { type Explanation, rankChunks, type ScoredChunk } from './ranking.ts';
import { formatRef } from './ref.ts';
import { makeFilter } from './search-filter.ts';
import { STOPWORDS } from './stopwords.ts';
import { matchSymbols, type SymbolMatch } from './symbol-tier.ts';
import { TermFinder } from './term-finder.ts';
import type { ChunkKind } from './types.ts';
import type { VersionIndex } from './version-index.ts';
import { defaultVersion } from './versions.ts';

/** What a certain symbol is worth beside a score of the text, which rarely passes 40. */
const SYMBOL_POINTS = 60;
/** A definition without text of its own stands in a section that explains it; the section gets the points too. */
const EXPLAINED_BY_PARENT = 1.05;

/** One section or definition that answers a query; the same one in several versions is one hit. */
export interface SearchHit {
  readonly ref: string;
  readonly docSet: string;
  /** The version that is shown. */
  readonly version: string;
  /** All versions that have this section, newest first. */
  readonly versions: readonly string[];
  readonly path: string;
  readonly anchor: string;
  readonly title: string;
  readonly trail: readonly string[];
  readonly kind: ChunkKind;
  readonly score: number;
  readonly excerpt: string;
  /** Pairs of start and end in `excerpt` where words of the query stand. */
  readonly marks: readonly (readonly [start: number, end: number])[];
  readonly url?: string;
  readonly hash: string;
  readonly why?: Explanation;
}

/** A section that was found, before anything of its text is read. */
export interface RankedSection extends ScoredChunk {
  readonly pack: Pack;
  readonly label: string;
  /** Whether another version adds it to what the first had; scores of two versions do not compare. */
  readonly isFillIn: boolean;
  readonly table: ChunkTable;
}

/**
 * The best sections of one pack for a query, best first, at most as many as the query's limit. Without a version the
 * newest release ranks, and other versions only add sections that it does not have.
 * @param isOnly whether no other pack is searched. Then what a version's answer needs is read at once; among many packs
 *   most have nothing to say, and are left alone as soon as that is clear.
 * @throws DocsError `not-found` when the query asks for a version that is not installed.
 */
export async function rankPack(pack: Pack, query: SearchQuery, isOnly: boolean): Promise<RankedSection[]> {
  const asked = query.version === undefined ? undefined : pack.version(query.version).label;
  const first = asked ?? defaultVersion(pack.versions);
  const labels = asked ? [asked] : [first, ...pack.versions.filter((label) => label !== first)];
  const found: RankedSection[] = [];
  const seen = new Set<string>();
  for (const label of labels) {
    if (found.length >= query.limit) break;
    const index = pack.index(label);
    const ranked = await rankVersion(index, query, isOnly && label === first);
    if (!ranked) continue;
    const { table, isWanted } = ranked;
    for (const scored of ranked.chunks) {
      if (!isWanted(scored.chunk)) continue;
      const key = labels.length > 1 ? sectionKey(table, scored.chunk) : `${scored.chunk}`;
      if (seen.has(key)) continue;
      seen.add(key);
      found.push({ ...scored, pack, label, table, isFillIn: label !== first });
      if (found.length >= query.limit) break;
    }
  }
  return found;
}

/** Ranked sections as hits, with their titles, excerpts and versions read from their packs. */
export function readHits(sections: readonly RankedSection[], query: SearchQuery): Promise<SearchHit[]> {
  const words = new TermFinder(encodeTerms(query.text));
  return Promise.all(sections.map((section) => readHit(section, words)));
}

/** A version's chunks for a query. */
interface RankedVersion {
  readonly table: ChunkTable;
  /** Best first, worked out as they are asked for. */
  readonly chunks: Iterable<ScoredChunk>;
  readonly isWanted: (chunk: number) => boolean;
}

/** @returns undefined when the version has nothing to say. */
async function rankVersion(
  index: VersionIndex,
  query: SearchQuery,
  isEager: boolean,
): Promise<RankedVersion | undefined> {
  if (isEager) index.table().catch(() => {}); // Whoever needs it is told.
  const [asked, symbols] = await Promise.all([
    wantedTerms(query.text, index),
    matchSymbols(query.text, index.symbols),
  ]);
  const held = await Promise.all(asked.map((term) => index.mayHold(term)));
  if (!held.includes(true) && symbols.length === 0) return undefined;
  const [table, blocks, terms, candidates, isWanted] = await Promise.all([
    index.table(),
    index.blocks(),
    Promise.all(asked.map((term) => index.matches(term))),
    matchCandidates(asked, async (term) => (await index.matches(term)).chunks),
    makeFilter(query, index),
  ]);
  const chunks = rankChunks(candidates, terms, scoreSymbols(symbols, table, blocks), table);
  return { table, chunks, isWanted };
}

/** Points for the chunks that define what a query names. */
function scoreSymbols(
  symbols: readonly SymbolMatch[],
  table: ChunkTable,
  blocks: BlockMap,
): Map<number, number> {
  const scores = new Map<number, number>();
  const { bodyLength, codeLength } = table;
  const give = (chunk: number, points: number) => scores.set(chunk, Math.max(scores.get(chunk) ?? 0, points));
  for (const { symbol, certainty } of symbols) {
    const chunk = blocks.chunkInBucket(bucketOf(symbol.path), symbol.chunk);
    if (chunk < 0) continue;
    const points = SYMBOL_POINTS * certainty;
    give(chunk, points);
    const parent = table.parentOf(chunk);
    const isBare = bodyLength[chunk] === 0 && codeLength[chunk] === 0;
    const isExplained = (bodyLength[parent] as number) > 0;
    if (isBare && isExplained) give(parent, points * EXPLAINED_BY_PARENT);
  }
  return scores;
}

/** The same for one section in every version of its topic, and for no other section of the pack. */
function sectionKey(table: ChunkTable, chunk: number): string {
  const topic = table.topic[chunk] as number;
  return `${topic} ${table.recordsOf(topic).identities[chunk - (table.firstChunk[topic] as number)]}`;
}

/**
 * The terms to look for, each once. A query that is a single name is looked for as a whole, and by the words it is made
 * of only where the version does not have it: they are common words, and cost more to read than they tell.
 */
async function wantedTerms(text: string, index: VersionIndex): Promise<string[]> {
  const words = encodeWords(contentWords(text));
  const [only] = words;
  if (words.length === 1 && only && (await index.mayHold(only.term))) {
    if ((await index.matches(only.term)).chunks.length > 0) return [only.term];
  }
  return [...new Set(words.flatMap(({ term, parts }) => [term, ...parts]))];
}

/** The query without words that say nothing, unless nothing would be left. */
function contentWords(text: string): string {
  const words = text.split(' ');
  const telling = words.filter((word) => !STOPWORDS.has(word.toLowerCase().replace(/[?!.,]+$/, '')));
  return telling.length > 0 ? telling.join(' ') : text;
}

async function readHit(section: RankedSection, words: TermFinder): Promise<SearchHit> {
  const { pack, chunk: number, table, label } = section;
  const { path, chunk, url: urlIn } = await pack.chunk(label, number);
  const excerpt = makeExcerpt(chunk, words);
  const url = urlIn(label);
  const isLead = table.firstChunk[table.topic[number] as number] === number;
  return {
    ref: formatRef({ docSet: pack.id, version: label, path, anchor: chunk.anchor }),
    docSet: pack.id,
    version: label,
    versions: table.versionsOf(number).map((version) => pack.versions[version] ?? label),
    path,
    anchor: chunk.anchor,
    title: chunk.title,
    trail: chunk.trail,
    kind: chunk.kind,
    score: Math.round(section.score * 1000) / 1000,
    excerpt: excerpt.text,
    marks: excerpt.marks,
    ...(url ? { url: isLead ? url : `${url}#${chunk.anchor}` } : {}),
    hash: chunk.hash,
    why: section.why,
  };
}
