import { encodeTerms, encodeWords } from './encoder.ts';
import { matchCandidates } from './engine.ts';
import { makeExcerpt } from './excerpt.ts';
import type { Pack } from './pack.ts';
import { readPostings } from './postings.ts';
import type { SearchQuery } from './query.ts';
import {
  type Explanation,
  gatherMatches,
  meanLengths,
  type ScoredChunk,
  scoreChunks,
  type TermMatches,
} from './ranking.ts';
import { formatRef } from './ref.ts';
import type { ChunkTable } from './search-tables.ts';
import { STOPWORDS } from './stopwords.ts';
import { matchSymbols, type SymbolMatch } from './symbol-tier.ts';
import { CHUNK_KINDS, type ChunkKind } from './types.ts';
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
 * @throws DocsError `not-found` when the query asks for a version that is not installed.
 */
export async function rankPack(pack: Pack, query: SearchQuery): Promise<RankedSection[]> {
  const asked = query.version === undefined ? undefined : pack.version(query.version).label;
  const first = asked ?? defaultVersion(pack.versions);
  const labels = asked ? [asked] : [first, ...pack.versions.filter((label) => label !== first)];
  const found: RankedSection[] = [];
  const seen = new Set<string>();
  for (const label of labels) {
    if (found.length >= query.limit) break;
    const table = await pack.chunkTable(label);
    for (const scored of await rankVersion(pack, label, table, query)) {
      const key = `${table.topic[scored.chunk]} ${identityOf(table, scored.chunk)}`;
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
  const terms = new Set(encodeTerms(query.text));
  return Promise.all(sections.map((section) => readHit(section, terms)));
}

async function rankVersion(
  pack: Pack,
  label: string,
  table: ChunkTable,
  query: SearchQuery,
): Promise<ScoredChunk[]> {
  const [postings, linkWords, blocks] = [pack.postings, pack.linkWords(label), await pack.blockMap(label)];
  const read = new Map<string, Promise<TermMatches>>();
  const matches = (term: string): Promise<TermMatches> => {
    let reading = read.get(term);
    if (!reading) {
      reading = Promise.all([postings.get(term), linkWords.get(term)]).then(([text, links]) =>
        gatherMatches(term, text ? readPostings(text) : [], links ? readPostings(links) : [], blocks),
      );
      read.set(term, reading);
    }
    return reading;
  };
  const asked = await wantedTerms(query.text, matches);
  const [symbols, candidates] = await Promise.all([
    matchSymbols(query.text, pack.symbols(label)),
    matchCandidates(asked, async (term) => [...(await matches(term)).chunks.keys()]),
  ]);
  const terms = await Promise.all(asked.map(matches));
  const symbolScores = scoreSymbols(symbols, table);
  const isWanted = await makeFilter(query, table, matches);
  return scoreChunks(candidates, terms, symbolScores, table, meanLengths(table)).filter(({ chunk }) =>
    isWanted(chunk),
  );
}

/** Points for the chunks that define what a query names. */
function scoreSymbols(symbols: readonly SymbolMatch[], table: ChunkTable): Map<number, number> {
  const scores = new Map<number, number>();
  if (symbols.length === 0) return scores;
  const { paths, bodyLength, codeLength } = table.records;
  const topics = new Map(paths.map((path, index) => [path, index]));
  const give = (chunk: number, points: number) => scores.set(chunk, Math.max(scores.get(chunk) ?? 0, points));
  for (const { symbol, certainty } of symbols) {
    const topic = topics.get(symbol.path);
    if (topic === undefined) continue;
    const chunk = (table.firstChunk[topic] as number) + symbol.chunk;
    const points = SYMBOL_POINTS * certainty;
    give(chunk, points);
    const parent = table.parent[chunk] as number;
    const record = table.record[chunk] as number;
    const isBare = bodyLength[record] === 0 && codeLength[record] === 0;
    const isExplained = (bodyLength[table.record[parent] as number] as number) > 0;
    if (isBare && isExplained) give(parent, points * EXPLAINED_BY_PARENT);
  }
  return scores;
}

/** The same number for one section in every version of its topic. */
function identityOf(table: ChunkTable, chunk: number): number {
  return table.records.identity[table.record[chunk] as number] as number;
}

/** Filters come before any limit, so that a filtered search never runs dry because of what it left out. */
async function makeFilter(
  query: SearchQuery,
  table: ChunkTable,
  matches: (term: string) => Promise<TermMatches>,
): Promise<(chunk: number) => boolean> {
  const kind = query.kind === undefined ? -1 : CHUNK_KINDS.indexOf(query.kind as ChunkKind);
  const phrases = await Promise.all(
    query.phrases.map((phrase) => Promise.all(encodeTerms(phrase).map(matches))),
  );
  const excluded = await Promise.all(
    query.excluded.flatMap((word) => encodeTerms(word).slice(0, 1)).map(matches),
  );
  return (chunk) =>
    (query.kind === undefined || table.records.kind[table.record[chunk] as number] === kind) &&
    phrases.every((phrase) => holdsPhrase(phrase, chunk)) &&
    !excluded.some((term) => term.chunks.has(chunk));
}

/** Whether the terms stand one after the other, in one block of the chunk. */
function holdsPhrase(phrase: readonly TermMatches[], chunk: number): boolean {
  const matches = phrase.map((term) => term.chunks.get(chunk));
  const [first, ...rest] = matches;
  return (first?.places ?? []).some(({ block, positions }) => {
    const following = rest.map((match) => match?.places.find((place) => place.block === block)?.positions);
    return positions.some((start) => following.every((at, i) => at?.includes(start + i + 1)));
  });
}

/**
 * The terms to look for, each once. A query that is a single name is looked for as a whole, and by the words it is made
 * of only where the version does not have it: they are common words, and cost more to read than they tell.
 */
async function wantedTerms(text: string, matches: (term: string) => Promise<TermMatches>): Promise<string[]> {
  const words = encodeWords(contentWords(text));
  const [only] = words;
  if (words.length === 1 && only && (await matches(only.term)).chunks.size > 0) return [only.term];
  return [...new Set(words.flatMap(({ term, parts }) => [term, ...parts]))];
}

/** The query without words that say nothing, unless nothing would be left. */
function contentWords(text: string): string {
  const words = text.split(' ');
  const telling = words.filter((word) => !STOPWORDS.has(word.toLowerCase().replace(/[?!.,]+$/, '')));
  return telling.length > 0 ? telling.join(' ') : text;
}

async function readHit(section: RankedSection, terms: ReadonlySet<string>): Promise<SearchHit> {
  const { pack, chunk: number, table, label } = section;
  const topic = table.topic[number] as number;
  const path = table.records.paths[topic] ?? '';
  const record = (table.record[number] as number) - (table.records.firstRecord[topic] as number);
  const [chunk, place, versions] = await Promise.all([
    pack.chunkOfRecord(path, record),
    pack.topicVersion(path, label),
    versionsWith(pack, topic, identityOf(table, number)),
  ]);
  const excerpt = makeExcerpt(chunk, terms);
  const url = place?.url
    ? `${place.url}${number === table.firstChunk[topic] ? '' : `#${chunk.anchor}`}`
    : undefined;
  return {
    ref: formatRef({ docSet: pack.id, version: label, path, anchor: chunk.anchor }),
    docSet: pack.id,
    version: label,
    versions,
    path,
    anchor: chunk.anchor,
    title: chunk.title,
    trail: chunk.trail,
    kind: chunk.kind,
    score: Math.round(section.score * 1000) / 1000,
    excerpt: excerpt.text,
    marks: excerpt.marks,
    ...(url ? { url } : {}),
    hash: chunk.hash,
    why: section.why,
  };
}

async function versionsWith(pack: Pack, topic: number, identity: number): Promise<string[]> {
  const has = await Promise.all(
    pack.versions.map(async (label) => {
      const table = await pack.chunkTable(label);
      const end = table.firstChunk[topic + 1] as number;
      for (let chunk = table.firstChunk[topic] as number; chunk < end; chunk++) {
        if (identityOf(table, chunk) === identity) return true;
      }
      return false;
    }),
  );
  return pack.versions.filter((_, i) => has[i]);
}
