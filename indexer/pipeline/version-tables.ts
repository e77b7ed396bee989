import { bucketOf, byBucket, type PartRef, type RangeTableRef } from '../core/pack-format.ts';
import { gatherLinks, hashLinks, indexLinkTexts, type LinkTexts, type LinkWords } from './index-links.ts';
import { hashSymbols, symbolEntries } from './index-symbols.ts';
import type { PartSet } from './parts.ts';
import type { ChangedPostings } from './patch-postings.ts';
import type { VersionDraft } from './version-draft.ts';
import { writeLinkGraph } from './write-link-graph.ts';

/** The links of a version, with a hash of all that they depend on. */
export interface KnownLinks {
  readonly hash: string;
  readonly texts: LinkTexts;
  /** Number of terms by topic path and chunk index. */
  readonly lengths: LinkWords['lengths'];
  /** Which section links to which. */
  readonly graph: PartRef;
}

/** The symbol table of a version, with a hash of all that it depends on. */
export interface KnownSymbols {
  readonly hash: string;
  readonly table: RangeTableRef;
  /** The keys of the table. */
  readonly keys: readonly string[];
}

/** What is known of the tables of a version. */
export interface KnownTables {
  readonly links: KnownLinks;
  readonly symbols: KnownSymbols;
}

/** All links of a version, and their words. */
export interface IndexedLinks {
  readonly known: Omit<KnownLinks, 'graph'>;
  readonly words: LinkWords;
  /** The bytes of the part that says which section links to which. */
  readonly graph: Uint8Array;
}

export function indexLinks(version: VersionDraft): IndexedLinks {
  const { texts, edges } = gatherLinks(version);
  const words = indexLinkTexts(texts, inDirectory(texts.keys()));
  return {
    known: { hash: hashLinks(version), texts, lengths: words.lengths },
    words,
    graph: writeLinkGraph(version.topics, edges),
  };
}

/** The links of a version, and what has become another in the postings of their words. */
export function updateLinks(
  version: VersionDraft,
  before: KnownLinks,
  parts: PartSet,
): { known: KnownLinks; changed?: ChangedPostings } {
  const hash = hashLinks(version);
  if (hash === before.hash) return { known: before };
  const { texts, edges } = gatherLinks(version);
  const graph = parts.add(writeLinkGraph(version.topics, edges));
  const paths = inDirectory(new Set([...before.texts.keys(), ...texts.keys()]));
  const written = (all: LinkTexts, path: string) => JSON.stringify(all.get(path));
  const isOther = (path: string) => written(before.texts, path) !== written(texts, path);
  const buckets = new Set(paths.filter(isOther).map(bucketOf));
  const others = paths.filter((path) => buckets.has(bucketOf(path)));
  const words = indexLinkTexts(texts, others);
  const lengths = new Map([...before.lengths, ...words.lengths]);
  for (const path of others) if (!texts.has(path)) lengths.delete(path);
  return {
    known: { hash, texts, lengths, graph },
    changed: {
      buckets,
      before: indexLinkTexts(before.texts, others).postings.all(),
      after: words.postings.all(),
    },
  };
}

/** The symbol table of a version, as it is in the pack already where its symbols are the same. */
export function tableOfSymbols(
  { topics }: VersionDraft,
  before: KnownSymbols | undefined,
  parts: PartSet,
): KnownSymbols {
  const hash = hashSymbols(topics);
  if (before?.hash === hash) return before;
  const entries = symbolEntries(topics, inDirectory(topics.map(({ path }) => path)));
  return { hash, table: parts.addTable(entries), keys: entries.map(([key]) => key) };
}

function inDirectory(paths: Iterable<string>): string[] {
  return [...paths].sort(byBucket);
}
