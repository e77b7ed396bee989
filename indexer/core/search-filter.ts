import { type ChangeFilter, changePrefix, isSince, versionOfTerm } from './change-terms.ts';
import { encodeTerms } from './encoder.ts';
import type { SearchQuery } from './query.ts';
import { holdsPhrase } from './ranking-matches.ts';
import { CHUNK_KINDS, type ChunkKind } from './types.ts';
import type { VersionIndex } from './version-index.ts';

/** Filters come before any limit, so that a filtered search never runs dry because of what it left out. */
export async function makeFilter(
  query: SearchQuery,
  index: VersionIndex,
): Promise<(chunk: number) => boolean> {
  const table = await index.table();
  const matches = (term: string) => index.matches(term);
  const kind = query.kind === undefined ? -1 : CHUNK_KINDS.indexOf(query.kind as ChunkKind);
  const phrases = await Promise.all(
    query.phrases.map((phrase) => Promise.all(encodeTerms(phrase).map(matches))),
  );
  const excluded = await Promise.all(
    query.excluded.flatMap((word) => encodeTerms(word).slice(0, 1)).map(matches),
  );
  const noted = query.changes && (await notedChunks(query.changes, index));
  return (chunk) =>
    (noted === undefined || noted.has(chunk)) &&
    (query.kind === undefined || table.kind[chunk] === kind) &&
    phrases.every((phrase) => holdsPhrase(phrase, chunk)) &&
    !excluded.some((term) => term.has(chunk));
}

/** More different versions than any documentation names. */
const MOST_VERSIONS = 1000;

/** The chunks that have one of the wanted version notes. */
export async function notedChunks(
  { kinds, since }: ChangeFilter,
  index: VersionIndex,
): Promise<ReadonlySet<number>> {
  const entries = await Promise.all(
    kinds.map((kind) => index.postings.startingWith(changePrefix(kind), MOST_VERSIONS)),
  );
  const terms = entries
    .flat()
    .map(([term]) => term)
    .filter((term) => since === undefined || isSince(versionOfTerm(term), since));
  const matches = await Promise.all(terms.map((term) => index.matches(term)));
  return new Set(matches.flatMap(({ chunks }) => [...chunks]));
}
