import { type FoundMoves, findMoves } from './encode-moves.ts';
import type { VersionDraft } from './version-draft.ts';
import { type IndexedLinks, indexLinks } from './version-tables.ts';

/** What of a pack's tables depends on no encoded topic, so that it can be worked out while topics are encoded. */
export interface EarlyTables {
  /** By version, as all others. */
  readonly links: readonly IndexedLinks[];
  readonly moves: readonly (FoundMoves | undefined)[];
}

/** @param versions newest first */
export function earlyTables(versions: readonly VersionDraft[]): EarlyTables {
  return { links: versions.map(indexLinks), moves: findMoves(versions) };
}
