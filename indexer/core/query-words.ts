import { encodeTerms, encodeWords } from './encoder.ts';
import { STOPWORDS } from './stopwords.ts';

/** Pieces of code that hold spaces, and words. */
const PIECE = /\{%.*?%\}|\{\{.*?\}\}|`[^`]+`|\S+/gs;
const OUTER_PUNCTUATION = /^["'([¿¡]+|["')\],;:!?.…]+$/g;
/** What English hangs on words: `Django's`, `doesn't`. */
const ENDING = /['’](?:s|t|re|ve|ll|d|m)$/i;

const MOST_TERMS = 48;

/** A query cut at its spaces, code in braces or back-quotes whole, without the punctuation of sentences. */
export function queryPieces(text: string): string[] {
  return (text.match(PIECE) ?? []).map((piece) => piece.replace(OUTER_PUNCTUATION, '')).filter(Boolean);
}

/** The query without words that say nothing, unless nothing would be left. */
export function tellingWords(text: string): string {
  const pieces = queryPieces(text);
  const telling = pieces.filter((piece) => !STOPWORDS.has(piece.toLowerCase().replace(ENDING, '')));
  return (telling.length > 0 ? telling : pieces).join(' ');
}

/**
 * The terms to look for, each once. A query that is a single name is looked for as a whole, and by the words it is made
 * of only where nothing has it: they are common words, and cost more to read than they tell. Of a very long query, such
 * as a whole traceback, the beginning and the end are looked for.
 * @param exists whether anything has a term
 */
export async function queryTerms(
  text: string,
  exists: (term: string) => Promise<boolean>,
): Promise<string[]> {
  const words = encodeWords(tellingWords(text));
  const [only] = words;
  if (words.length === 1 && only && (await exists(only.term))) return [only.term];
  const terms = [...new Set(words.flatMap(({ term, parts }) => [term, ...parts]))];
  if (terms.length <= MOST_TERMS) return terms;
  return [...terms.slice(0, MOST_TERMS / 2), ...terms.slice(-MOST_TERMS / 2)];
}

/**
 * The terms of what a doc set is called. In its own pack they say next to nothing: everything there is about it.
 */
export function ownNameTerms(docSet: { readonly id: string; readonly title: string }): ReadonlySet<string> {
  return new Set(encodeTerms(tellingWords(`${docSet.title} ${docSet.id.replaceAll('-', ' ')}`)));
}
