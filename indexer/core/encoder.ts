import { Encoder } from 'flexsearch';
import { isAscii } from './ascii.ts';

/**
 * Turns text into the terms that are indexed and searched: one way for both. FlexSearch's encoder splits and limits;
 * everything it would do to a word by default (letter dedupe, number triplets, a timer-driven cache) is off, because
 * it damages names and makes two builds differ.
 *
 * A name is indexed whole and in its parts (`select_related` → `select_related`, `select`, `related`), a dotted
 * name by its parts, a version number whole, CJK text by character.
 */
const MAX_TERM_LENGTH = 64;
const encoder = new Encoder({
  normalize: expand,
  split: ' ',
  numeric: false,
  dedupe: false,
  cache: false,
  minlength: 1,
  maxlength: MAX_TERM_LENGTH,
});

/** Changes whenever the same text may give other terms; a pack written with another one is not searched. */
export const ENCODER_FINGERPRINT = 'djdocs-terms-1';

/** The terms of a text in order, repeated as often as they occur. */
export function encodeTerms(text: string): string[] {
  return encoder.encode(text);
}

/** What words are made of. Patterns over all of Unicode are slow, at first use above all, and most text needs none. */
interface Letters {
  readonly word: RegExp;
  /** Whether a word is a name of several. */
  readonly isName: RegExp;
  /** Where a name is cut: between its two groups. */
  readonly cuts: readonly RegExp[];
}

const UNICODE: Letters = {
  word: /\d+(?:\.\d+)+|c\+\+|[cf]#(?!\w)|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}_]+/giu,
  isName: /_|\p{Ll}\p{Lu}|\p{Lu}\p{Lu}\p{Ll}/u,
  cuts: [/(\p{Ll}|\p{N})(\p{Lu})/gu, /(\p{Lu})(\p{Lu}\p{Ll})/gu],
};
/** The same for text in ASCII. */
const ASCII: Letters = {
  word: /\d+(?:\.\d+)+|c\+\+|[cf]#(?!\w)|\w+/gi,
  isName: /_|[a-z][A-Z]|[A-Z][A-Z][a-z]/,
  cuts: [/([a-z\d])([A-Z])/g, /([A-Z])([A-Z][a-z])/g],
};
const MARKS = /[\u0300-\u036f]/g;
const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;

/** A word of a text as terms: itself, and what it is put together from when it is a name of several words. */
export interface EncodedWord {
  readonly term: string;
  readonly parts: readonly string[];
}

/** The words of a query, so that it can ask for a name as a whole before it asks for its parts. */
export function encodeWords(text: string): EncodedWord[] {
  const words: EncodedWord[] = [];
  const letters = isAscii(text) ? ASCII : UNICODE;
  const folded =
    letters === ASCII ? text : text.normalize('NFKD').replace(MARKS, '').replace(IDEOGRAPH, ' $& ');
  for (const [word] of folded.matchAll(letters.word)) {
    const lower = word.toLowerCase().replace(/^_+|_+$/g, '');
    if (!lower || lower.length > MAX_TERM_LENGTH) continue;
    const parts = splitName(word, letters);
    if (parts.length > 1) words.push({ term: lower, parts: parts.map(stem) });
    else words.push({ term: stem(lower), parts: [] });
  }
  return words;
}

function expand(text: string): string {
  return encodeWords(text)
    .map(({ term, parts }) => (parts.length > 0 ? `${term} ${parts.join(' ')}` : term))
    .join(' ');
}

/** `HTTPResponseBase` → http, response, base; `select_related` → select, related; a plain word → itself. */
function splitName(word: string, letters: Letters): string[] {
  if (!letters.isName.test(word)) return [word];
  return letters.cuts
    .reduce((text, cut) => text.replace(cut, '$1 $2'), word)
    .toLowerCase()
    .split(/[_ ]+/)
    .filter(Boolean);
}

/**
 * A light English stem: plurals, -ing, -ed, a doubled last consonant, a final e. It only has to bring the forms of
 * one word together (query, queries, querying), not to give words; short words and names with digits stay.
 */
function stem(word: string): string {
  if (word.length <= 3 || !/^[a-z]+$/.test(word)) return word;
  let stemmed = word
    .replace(/ies$/, 'y')
    .replace(/(ss|sh|ch|x)es$/, '$1')
    .replace(/([^su])s$/, '$1');
  if (stemmed.length > 5) stemmed = stemmed.replace(/(ing|ed)$/, '');
  return stemmed.replace(/([^aeiouls])\1$/, '$1').replace(/(.{3,})e$/, '$1');
}
