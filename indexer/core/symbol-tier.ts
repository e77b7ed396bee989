import type { StoredSymbol } from './pack-format.ts';
import type { RangeTable } from './range-table.ts';
import { foldName, matchedSuffix } from './symbol-names.ts';

/** A symbol that a query names, and how surely (0 to 1). */
export interface SymbolMatch {
  readonly symbol: StoredSymbol;
  readonly certainty: number;
}

/** Words that look like a name rather than like English: with an underscore, dot, inner capital, or punctuation of code. */
const CODE_LIKE = /[_@]|\w\.\w|\(\)|^--|[a-z][A-Z]|^[A-Z][A-Z0-9_]{2,}$|^\{[%{]/;
const PREFIX_LIMIT = 40;
const SHORTEST_PREFIX = 3;

/**
 * The symbols that a query names. A query that is one name as a whole is looked up exactly, then as a prefix; in a
 * longer query only words that look like code are, so that "filter" in a sentence stays a word.
 */
export async function matchSymbols(text: string, symbols: RangeTable): Promise<SymbolMatch[]> {
  const whole = foldName(text);
  if (whole.length > 0) {
    const exact = await lookUp(whole, symbols);
    return exact.length > 0 ? exact : byPrefix(whole, symbols);
  }
  const matches: SymbolMatch[] = [];
  for (const word of text.split(/\s+/)) {
    if (!CODE_LIKE.test(word)) continue;
    for (const match of await lookUp(foldName(word.replace(/[,;:!?]+$/, '')), symbols)) {
      matches.push({ ...match, certainty: match.certainty * 0.2 });
    }
  }
  return matches;
}

async function lookUp(query: readonly string[], symbols: RangeTable): Promise<SymbolMatch[]> {
  const key = query.at(-1);
  const found = key ? await symbols.get(key) : undefined;
  if (!found) return [];
  return decodeSymbols(found).flatMap((symbol): SymbolMatch[] => {
    const name = foldName(symbol.name);
    if (matchedSuffix(query, name) > 0) {
      // A name that is longer than what was typed is a little less likely to be meant.
      return [{ symbol, certainty: 1 / (1 + 0.1 * (name.length - query.length)) }];
    }
    // `settings.DEBUG`, `models.CharField`: more was typed than the documentation's own name has.
    return matchedSuffix(name, query) > 0 ? [{ symbol, certainty: 0.8 }] : [];
  });
}

async function byPrefix(query: readonly string[], symbols: RangeTable): Promise<SymbolMatch[]> {
  const last = query.at(-1) ?? '';
  if (last.length < SHORTEST_PREFIX) return [];
  const entries = await symbols.startingWith(last, PREFIX_LIMIT);
  return entries.flatMap(([key, bytes]) =>
    decodeSymbols(bytes)
      .filter((symbol) => {
        const name = foldName(symbol.name);
        return query.length === 1 || matchedSuffix(query.slice(0, -1), name.slice(0, -1)) > 0;
      })
      .map((symbol) => ({ symbol, certainty: (0.6 * last.length) / key.length })),
  );
}

export function decodeSymbols(bytes: Uint8Array): StoredSymbol[] {
  return JSON.parse(new TextDecoder().decode(bytes)) as StoredSymbol[];
}
