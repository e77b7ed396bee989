import { editDistance, mostEdits } from './edit-distance.ts';
import type { StoredSymbol } from './pack-format.ts';
import { queryPieces } from './query-words.ts';
import type { KeyTable } from './range-table.ts';
import { foldName, matchedSuffix, namePrefix } from './symbol-names.ts';
import type { ChunkKind } from './types.ts';

/** A symbol that a query names, and how surely (0 to 1). */
export interface SymbolMatch {
  readonly symbol: StoredSymbol;
  readonly certainty: number;
}

/** Words that look like a name rather than like English: with an underscore, dot, inner capital, or punctuation of code. */
const CODE_LIKE = /[_@`]|\w\.\w|\w[(=]|^--|[a-z][A-Z]|[A-Z]{2}[a-z]{2}|^[A-Z]+\d*$|^\{[%{]/;
/** Capitals alone are as often an acronym: they name only what is written so. */
const CAPITALS = /^[A-Z]+\d*$/;
/** Words that say what kind of thing the name beside them is: `url tag`, `the date filter`, `--settings flag`. */
const KIND_WORDS: ReadonlyMap<string, ChunkKind> = new Map([
  ['attribute', 'attribute'],
  ['class', 'class'],
  ['command', 'command'],
  ['error', 'exception'],
  ['exception', 'exception'],
  ['filter', 'filter'],
  ['flag', 'option'],
  ['function', 'function'],
  ['lookup', 'lookup'],
  ['method', 'method'],
  ['option', 'option'],
  ['setting', 'setting'],
  ['tag', 'tag'],
]);
/** In longer queries a word like `filter` is part of a sentence. */
const MOST_PIECES_WITH_KIND = 4;

const PREFIX_LIMIT = 40;
const SHORTEST_PREFIX = 3;

const IN_SENTENCE = 0.1;
const WITH_KIND = 0.5;
const WITH_NEAR_QUALIFIER = 0.7;
const WITH_OTHER_QUALIFIER = 0.35;
const OTHER_CASE = 0.97;
/** A module is called by its whole name, not by the last part of it. */
const MODULE_BY_LAST_PART = 0.8;

/**
 * The symbols that a query names. A query that is one name as a whole is looked up exactly, then as a prefix; in a
 * longer query only words that look like code are, and those that stand beside the word for what they are, so that
 * "filter" in a sentence stays a word.
 */
export async function matchSymbols(text: string, symbols: KeyTable): Promise<SymbolMatch[]> {
  if (foldName(text).length > 0) {
    const exact = await lookUp(text, symbols);
    return exact.length > 0 ? exact : byPrefix(text, symbols);
  }
  const pieces = queryPieces(text);
  const inSentence = await Promise.all(
    pieces.filter((piece) => CODE_LIKE.test(piece)).map((piece) => lookUpInSentence(piece, symbols)),
  );
  return [...inSentence.flat(), ...(await byKind(pieces, symbols))];
}

async function lookUpInSentence(piece: string, symbols: KeyTable): Promise<SymbolMatch[]> {
  const found = await lookUp(piece, symbols);
  return found
    .filter(({ symbol }) => !CAPITALS.test(piece) || symbol.name.endsWith(piece))
    .map(({ symbol, certainty }) => ({ symbol, certainty: certainty * IN_SENTENCE }));
}

/** `url tag`: what is called by one of the words and is what another of them says. */
async function byKind(pieces: readonly string[], symbols: KeyTable): Promise<SymbolMatch[]> {
  if (pieces.length > MOST_PIECES_WITH_KIND) return [];
  const kinds = pieces.map((piece) => KIND_WORDS.get(piece.toLowerCase().replace(/s$/, '')));
  const wanted = new Set(kinds.filter((kind) => kind !== undefined));
  if (wanted.size === 0) return [];
  const names = pieces.filter((_, i) => kinds[i] === undefined);
  const found = await Promise.all(names.map((name) => lookUp(name, symbols)));
  return found
    .flat()
    .filter(({ symbol }) => wanted.has(symbol.kind))
    .map(({ symbol, certainty }) => ({ symbol, certainty: certainty * WITH_KIND }));
}

/** What is called so; only what is called so elsewhere (`qs.filter()`, `QuerSet.filter`) when nothing quite is. */
async function lookUp(text: string, symbols: KeyTable): Promise<SymbolMatch[]> {
  const query = foldName(text);
  const key = query.at(-1);
  const found = key ? await symbols.get(key) : undefined;
  if (!found) return [];
  const stored = decodeSymbols(found).map((symbol) => ({ symbol, name: foldName(symbol.name) }));
  const exact = stored.flatMap(({ symbol, name }): SymbolMatch[] => {
    const certainty = certaintyOf(query, name, symbol);
    return certainty > 0
      ? [{ symbol, certainty: certainty * (isSameCase(text, symbol) ? 1 : OTHER_CASE) }]
      : [];
  });
  if (exact.length > 0) return exact;
  const near = stored.filter(({ name }) => isNearSuffix(query, name));
  const certainty = near.length > 0 ? WITH_NEAR_QUALIFIER : WITH_OTHER_QUALIFIER;
  return (near.length > 0 ? near : stored).map(({ symbol }) => ({ symbol, certainty }));
}

function certaintyOf(query: readonly string[], name: readonly string[], { kind }: StoredSymbol): number {
  if (matchedSuffix(query, name) > 0) {
    const isPart = kind === 'module' && query.length < name.length;
    // A name that is longer than what was typed is a little less likely to be meant.
    return (isPart ? MODULE_BY_LAST_PART : 1) / (1 + 0.02 * (name.length - query.length));
  }
  // `settings.DEBUG`, `models.CharField`: more was typed than the documentation's own name has.
  return matchedSuffix(name, query) > 0 ? 0.8 : 0;
}

function isSameCase(text: string, { name }: StoredSymbol): boolean {
  const typed = text.replace(/\(.*$/s, '').replace(/[^\p{L}\p{N}_.-]/gu, '');
  return name.endsWith(typed) || typed.endsWith(name);
}

/** Whether the last part is the same and those before it nearly are. */
function isNearSuffix(query: readonly string[], name: readonly string[]): boolean {
  if (query.length < 2 || query.length > name.length) return false;
  return query.every((part, i) => {
    const other = name[name.length - query.length + i] as string;
    return part === other || editDistance(part, other, mostEdits(part)) <= mostEdits(part);
  });
}

async function byPrefix(text: string, symbols: KeyTable): Promise<SymbolMatch[]> {
  const query = foldName(text);
  const last = namePrefix(text);
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
