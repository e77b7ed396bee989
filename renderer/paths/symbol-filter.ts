import type { ListedSymbol } from '../../indexer/core/list-symbols.ts';
import type { ChunkKind } from '../../indexer/core/types.ts';

/** How many symbols there are of each kind, most first. */
export function countKinds(symbols: readonly ListedSymbol[]): readonly (readonly [ChunkKind, number])[] {
  const counts = new Map<ChunkKind, number>();
  for (const { kind } of symbols) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
}

/**
 * The symbols of a kind that hold what is typed, those whose own name begins with it first; otherwise in the order given.
 * @param kind undefined for all kinds
 */
export function filterSymbols(
  symbols: readonly ListedSymbol[],
  kind: ChunkKind | undefined,
  typed: string,
): readonly ListedSymbol[] {
  const wanted = typed.trim().toLowerCase();
  const ofKind = kind === undefined ? symbols : symbols.filter((symbol) => symbol.kind === kind);
  if (wanted === '') return ofKind;
  const found = ofKind.filter(({ name }) => name.toLowerCase().includes(wanted));
  const begins = (symbol: ListedSymbol) => splitName(symbol.name)[1].toLowerCase().startsWith(wanted);
  return [...found.filter(begins), ...found.filter((symbol) => !begins(symbol))];
}

/** A name as what it stands in, with the dot, and its own last part. */
export function splitName(name: string): readonly [around: string, own: string] {
  const dot = /\s/.test(name) ? -1 : name.lastIndexOf('.', name.length - 2);
  return [name.slice(0, dot + 1), name.slice(dot + 1)];
}
