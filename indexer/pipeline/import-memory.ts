import type { ChunkOutline, DraftTopic, PackedLinks } from './draft-topic.ts';
import type { WordsByVersion } from './index-words.ts';
import type { Notes } from './read-page.ts';
import type { IndexedTopic } from './topic-rows.ts';
import type { DocSetDraft } from './version-draft.ts';
import type { KnownTables } from './version-tables.ts';

/**
 * What an import leaves for the next one of the same doc set: all that is in the pack but its texts, in a form that is
 * quick to read; which page each topic was read from; how it was encoded. It belongs to one manifest and to one program.
 */
export interface ImportMemory {
  /** The doc set as it is in the pack. */
  readonly draft: DocSetDraft;
  readonly pages: readonly KnownPage[];
  /** By path. */
  readonly encoded: ReadonlyMap<string, KnownTopic>;
  /** Of the shown topics. */
  readonly words: WordsByVersion;
  /** By label of the version. */
  readonly tables: ReadonlyMap<string, KnownTables>;
  /** By label and number of a source: the hash of what its links were resolved among. */
  readonly among: ReadonlyMap<string, string>;
}

/** A page of a source as it was read, from which a topic of the draft was made. */
export interface KnownPage extends Notes {
  /** See pageKeys. */
  readonly key: string;
  /** The version and the number of the source in it. */
  readonly label: string;
  readonly source: number;
  /** The topic's path in its own source. */
  readonly path: string;
  /** What collecting symbols has changed: index of the chunk, its kind and symbols as they were read. */
  readonly chunks: readonly (readonly [index: number, ...ChunkNames])[];
  /** Located, not resolved. */
  readonly links: PackedLinks;
}
type ChunkNames = [kind: ChunkOutline['kind'], symbols: ChunkOutline['symbols']];

/** How a topic was encoded, and the hash of all that went into it. */
export interface KnownTopic {
  readonly key: string;
  readonly encoded: IndexedTopic;
}

/** A topic as it was read from its page, made from what became of it. */
export function topicOfPage(page: KnownPage, topic: DraftTopic): DraftTopic {
  const { ownPath: _, alsoIn: __, ...rest } = topic;
  const chunks = [...topic.chunks];
  for (const [index, kind, symbols] of page.chunks) {
    chunks[index] = { ...(chunks[index] as ChunkOutline), kind, symbols };
  }
  return { ...rest, path: page.path, source: 0, chunks, links: page.links };
}

/** What is to be known of a page, given the topic that was read from it and what became of that. */
export function knowPage(
  place: Pick<KnownPage, 'key' | 'label' | 'source'>,
  read: DraftTopic,
  notes: Notes,
  topic: DraftTopic,
): KnownPage {
  const chunks = read.chunks.flatMap(({ kind, symbols }, index) => {
    const now = topic.chunks[index];
    const isSame = kind === now?.kind && symbols.length === 0 && now.symbols.length === 0;
    return isSame ? [] : [[index, kind, symbols] as const];
  });
  const { diagnostics, removed, removedTexts } = notes;
  return { ...place, path: read.path, chunks, links: read.links, diagnostics, removed, removedTexts };
}
