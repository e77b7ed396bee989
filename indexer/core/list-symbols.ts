import type { Pack } from './pack.ts';
import { parseJsonPart, type StoredSymbol } from './pack-format.ts';
import type { ChunkKind } from './types.ts';

/** A symbol of a version and where it is defined. */
export interface ListedSymbol {
  readonly name: string;
  readonly kind: ChunkKind;
  readonly path: string;
  readonly anchor: string;
}

/**
 * All symbols of a version by name, each place once; of several names of one place the first.
 * @throws DocsError `not-found` for a version that is not there
 */
export async function listSymbols(pack: Pack, label: string): Promise<readonly ListedSymbol[]> {
  const entries = await pack.index(label).symbols.startingWith('', Number.POSITIVE_INFINITY);
  const byPlace = new Map<string, ListedSymbol>();
  for (const [, value] of entries) {
    for (const { name, kind, path, anchor } of parseJsonPart<StoredSymbol[]>(value, pack.source.place)) {
      const place = `${kind} ${path}#${anchor}`;
      const known = byPlace.get(place);
      if (!known || name < known.name) byPlace.set(place, { name, kind, path, anchor });
    }
  }
  // Dashes and underscores in front say nothing of where a reader looks for a name.
  const last = ({ name }: ListedSymbol) =>
    name
      .slice(name.lastIndexOf('.') + 1)
      .replace(/^[^\p{L}\p{N}]+(?=.)/u, '')
      .toLowerCase();
  return [...byPlace.values()]
    .map((symbol) => ({ symbol, key: `${last(symbol)} ${symbol.name} ${symbol.path}#${symbol.anchor}` }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ symbol }) => symbol);
}
