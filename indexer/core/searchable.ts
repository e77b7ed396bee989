import type { ChangeNode } from './change-notes.ts';
import type { EachText } from './excerpt.ts';
import type { Moves } from './pack-format.ts';
import type { ChunkKind, VersionCounts } from './types.ts';
import type { VersionIndex } from './version-index.ts';

/** What a search needs of a pack: all of an installed one gives it (pack.ts), and the index of a site (site-pack.ts). */
export interface SearchablePack {
  readonly id: string;
  readonly docSet: { readonly id: string; readonly title: string };
  /** Labels, newest first. */
  readonly versions: readonly string[];
  /** The version that a label means; without a label, the newest release. @throws DocsError `not-found` for one that is none. */
  version(label?: string): {
    readonly label: string;
    readonly counts: Pick<VersionCounts, 'chunks' | 'topics'>;
  };
  /** What a search reads of a version. */
  index(label: string): VersionIndex;
  /** What of a version stands elsewhere in the next newer one. */
  moves(label: string): Promise<Moves>;
  /** What is shown of a chunk of a version's table. */
  section(label: string, chunk: number): Promise<FoundSection>;
}

/** A chunk that was found, as far as a hit shows it. */
export interface FoundSection {
  readonly path: string;
  readonly anchor: string;
  readonly title: string;
  readonly trail: readonly string[];
  readonly kind: ChunkKind;
  /** Its address on the web, where it has one. */
  readonly url?: string;
  /** Hash of what it says; the index of a site does not have it. */
  readonly hash?: string;
  readonly changes: readonly Pick<ChangeNode, 'kind' | 'version'>[];
  readonly eachText: EachText;
}
