import { encodeTerms } from './encoder.ts';
import { matchCandidates } from './engine.ts';
import { makeExcerpt } from './excerpt.ts';
import type { Pack } from './pack.ts';
import { readPostings } from './postings.ts';
import type { SearchQuery } from './query.ts';
import {
  type Explanation,
  followsSomewhere,
  gatherMatches,
  meanLengths,
  type ScoredChunk,
  scoreChunks,
  type TermMatches,
} from './ranking.ts';
import { formatRef } from './ref.ts';
import type { ChunkTable } from './search-tables.ts';
import { STOPWORDS } from './stopwords.ts';
import { matchSymbols } from './symbol-tier.ts';
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

interface RankedSection extends ScoredChunk {
  readonly label: string;
  readonly table: ChunkTable;
}

/**
 * The best sections of one pack for a query, best first. Without a version the newest release ranks, and other
 * versions only add sections that it does not have.
 * @throws DocsError `not-found` when the query asks for a version that is not installed.
 */
export async function searchPack(pack: Pack, query: SearchQuery): Promise<SearchHit[]> {
  const asked = query.version === undefined ? undefined : pack.version(query.version).label;
  const first = asked ?? defaultVersion(pack.versions);
  const labels = asked ? [asked] : [first, ...pack.versions.filter((label) => label !== first)];
  const found: RankedSection[] = [];
  const seen = new Set<string>();
  for (const label of labels) {
    if (found.length >= query.limit) break;
    const table = await pack.chunkTable(label);
    for (const scored of await rankVersion(pack, label, table, query)) {
      const key = `${table.topic[scored.chunk]} ${table.identity[scored.chunk]}`;
      if (seen.has(key)) continue;
      seen.add(key);
      found.push({ ...scored, label, table });
      if (found.length >= query.limit) break;
    }
  }
  const terms = new Set([...queryTerms(query.text), ...encodeTerms(query.text)]);
  return Promise.all(found.map((section) => materialise(pack, section, terms)));
}

async function rankVersion(
  pack: Pack,
  label: string,
  table: ChunkTable,
  query: SearchQuery,
): Promise<ScoredChunk[]> {
  const [postings, linkWords] = [pack.postings, pack.linkWords(label)];
  const read = new Map<string, Promise<TermMatches>>();
  const matches = (term: string): Promise<TermMatches> => {
    let reading = read.get(term);
    if (!reading) {
      reading = Promise.all([postings.get(term), linkWords.get(term)]).then(([text, links]) =>
        gatherMatches(term, text ? readPostings(text) : [], links ? readPostings(links) : [], table),
      );
      read.set(term, reading);
    }
    return reading;
  };
  const words = contentWords(query.text);
  const [symbols, candidates] = await Promise.all([
    matchSymbols(query.text, pack.symbols(label)),
    matchCandidates(words, async (term) => [...(await matches(term)).chunks.keys()]),
  ]);
  const terms = await Promise.all([...new Set(encodeTerms(words))].map(matches));
  const paths = new Map((await pack.directory()).topics.map((topic, index) => [topic.path, index]));
  const symbolScores = new Map<number, number>();
  const give = (chunk: number, points: number) =>
    symbolScores.set(chunk, Math.max(symbolScores.get(chunk) ?? 0, points));
  for (const { symbol, certainty } of symbols) {
    const topic = paths.get(symbol.path);
    if (topic === undefined) continue;
    const chunk = (table.firstChunk[topic] as number) + symbol.chunk;
    const points = SYMBOL_POINTS * certainty;
    give(chunk, points);
    const parent = table.parent[chunk] as number;
    const isBare = table.bodyLength[chunk] === 0 && table.codeLength[chunk] === 0;
    if (isBare && (table.bodyLength[parent] as number) > 0) give(parent, points * EXPLAINED_BY_PARENT);
  }
  const isWanted = await makeFilter(query, table, matches);
  return scoreChunks(candidates, terms, symbolScores, table, meanLengths(table)).filter(({ chunk }) =>
    isWanted(chunk),
  );
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
    (query.kind === undefined || table.kind[chunk] === kind) &&
    phrases.every((phrase) => holdsPhrase(phrase, chunk)) &&
    !excluded.some((term) => term.chunks.has(chunk));
}

function holdsPhrase(phrase: readonly TermMatches[], chunk: number): boolean {
  const places = phrase.map((term) => term.chunks.get(chunk));
  return places.every((here, i) => {
    const before = places[i - 1];
    return here !== undefined && (i === 0 || (before !== undefined && followsSomewhere(before, here)));
  });
}

/** The query without words that say nothing, unless nothing would be left. */
function contentWords(text: string): string {
  const words = text.split(' ');
  const telling = words.filter((word) => !STOPWORDS.has(word.toLowerCase().replace(/[?!.,]+$/, '')));
  return telling.length > 0 ? telling.join(' ') : text;
}

function queryTerms(text: string): string[] {
  return encodeTerms(contentWords(text));
}

async function materialise(
  pack: Pack,
  section: RankedSection,
  terms: ReadonlySet<string>,
): Promise<SearchHit> {
  const { chunk: number, table, label } = section;
  const topic = table.topic[number] as number;
  const path = (await pack.directory()).topics[topic]?.path ?? '';
  const [chunk, place, versions] = await Promise.all([
    pack.chunkOfRecord(path, table.record[number] as number),
    pack.topicVersion(path, label),
    versionsWith(pack, topic, table.identity[number] as number),
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
        if (table.identity[chunk] === identity) return true;
      }
      return false;
    }),
  );
  return pack.versions.filter((_, i) => has[i]);
}
