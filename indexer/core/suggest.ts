import type { Pack } from './pack.ts';
import { queryPieces } from './query-words.ts';
import { formatRef } from './ref.ts';
import { foldName, matchedSuffix, namePrefix } from './symbol-names.ts';
import { decodeSymbols } from './symbol-tier.ts';
import type { ChunkKind } from './types.ts';
import type { VocabularyWord } from './vocabulary.ts';

/** A way to go on with a query. */
export interface Suggestion {
  /** The query with its last word completed. */
  readonly text: string;
  /** What the name is; `word` for a word of the documentation's language. */
  readonly kind: ChunkKind | 'word';
  /** The name as documented, and where, for a name. */
  readonly name?: string;
  readonly ref?: string;
}

/** A version of a pack that suggestions come from. */
export interface SuggestingVersion {
  readonly pack: Pack;
  readonly label: string;
}

/** Names that are looked at for one query: more begin with two letters than anybody reads. */
const MOST_NAMES = 200;
const SHORTEST = 2;

/**
 * Completes the last word of what was typed: names that begin so first, the shortest first, then words by how many
 * sections have them. Reading it costs one part of the names and the vocabulary of each version.
 * @param limit how many at most
 */
export async function suggest(
  text: string,
  versions: readonly SuggestingVersion[],
  limit: number,
): Promise<Suggestion[]> {
  const last = queryPieces(text).at(-1) ?? '';
  const before = text.slice(0, text.lastIndexOf(last));
  const folded = foldName(last);
  const typed = namePrefix(last);
  if (typed.length < SHORTEST) return [];
  const found = await Promise.all(versions.map((version) => names(version, folded, typed)));
  const suggestions = found
    .flat()
    .sort((a, b) => a.text.length - b.text.length || (a.text < b.text ? -1 : 1));
  // Names go first, so that of a name and a word alike the name stays.
  const words = folded.length === 1 ? await completions(versions, typed) : [];
  const byText = new Map<string, Suggestion>();
  for (const suggestion of [...suggestions, ...words]) {
    const key = suggestion.text.toLowerCase();
    if (!byText.has(key)) byText.set(key, { ...suggestion, text: before + suggestion.text });
  }
  return [...byText.values()].slice(0, limit);
}

async function names(
  { pack, label }: SuggestingVersion,
  folded: readonly string[],
  typed: string,
): Promise<Suggestion[]> {
  const entries = await pack.index(label).symbols.startingWith(typed, MOST_NAMES);
  return entries.flatMap(([, bytes]) =>
    decodeSymbols(bytes).flatMap(({ name, kind, path, anchor }): Suggestion[] => {
      const parts = foldName(name);
      if (folded.length > 1 && matchedSuffix(folded.slice(0, -1), parts.slice(0, -1)) === 0) return [];
      // As many parts as were typed, in the spelling of the documentation.
      const text = name.split('.').slice(-folded.length).join('.');
      return [{ text, kind, name, ref: formatRef({ docSet: pack.id, version: label, path, anchor }) }];
    }),
  );
}

async function completions(versions: readonly SuggestingVersion[], typed: string): Promise<Suggestion[]> {
  const vocabularies = await Promise.all(versions.map(({ pack, label }) => pack.index(label).vocabulary()));
  return vocabularies
    .flatMap((words) => words.filter(({ word, isName }) => !isName && word.startsWith(typed)))
    .sort(bySections)
    .map(({ word }) => ({ text: word, kind: 'word' }));
}

function bySections(a: VocabularyWord, b: VocabularyWord): number {
  return b.sections - a.sections || (a.word < b.word ? -1 : 1);
}
