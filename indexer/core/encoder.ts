import { Encoder } from 'flexsearch';
import { isAscii } from './ascii.ts';

/**
 * Turns text into the terms that are indexed and searched: one way for both. FlexSearch's encoder splits and limits;
 * everything it would do to a word by default (letter dedupe, number triplets, a timer-driven cache) is off, because
 * it damages names and makes two builds differ.
 *
 * A name is indexed whole and in its parts (`select_related` → `select_related`, `select`, `related`), a dotted
 * name by its parts, a version number whole, text of scripts without spaces (Chinese, Japanese, Thai) by character.
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
export const ENCODER_FINGERPRINT = 'djdocs-terms-2';

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

/** A character of a script that is written without spaces, with the marks on it. */
const UNSPACED =
  '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}]\\p{M}*';

/** What is one word: a version number, a language whose name is punctuated, a character, or letters and digits. */
export const WORD = new RegExp(
  `\\d+(?:\\.\\d+)+|c\\+\\+|[cf]#(?!\\w)|${UNSPACED}|[\\p{L}\\p{M}\\p{N}_]+`,
  'giu',
);
/** The same for text in ASCII. */
export const ASCII_WORD = /\d+(?:\.\d+)+|c\+\+|[cf]#(?!\w)|\w+/gi;

const UNICODE: Letters = {
  word: WORD,
  isName: /_|\p{Ll}\p{Lu}|\p{Lu}\p{Lu}\p{Ll}/u,
  cuts: [/(\p{Ll}|\p{N})(\p{Lu})/gu, /(\p{Lu})(\p{Lu}\p{Ll})/gu],
};
const ASCII: Letters = {
  word: ASCII_WORD,
  isName: /_|[a-z][A-Z]|[A-Z][A-Z][a-z]/,
  cuts: [/([a-z\d])([A-Z])/g, /([A-Z])([A-Z][a-z])/g],
};
const MARKS = /[\u0300-\u036f]/g;
/** What English hangs on words: `Django's`, `doesn't`, `you're`. */
const ENDINGS = /(?<=\p{L})['’](?:s|t|re|ve|ll|d|m)\b/giu;
const ASCII_ENDINGS = /(?<=[a-z])'(?:s|t|re|ve|ll|d|m)\b/gi;
const ALONE = new RegExp(UNSPACED, 'gu');

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
    letters === ASCII
      ? text.replace(ASCII_ENDINGS, '')
      : text.normalize('NFKD').replace(MARKS, '').replace(ENDINGS, '').replace(ALONE, ' $& ');
  for (const word of folded.match(letters.word) ?? []) {
    let encoded = known.get(word);
    if (encoded === undefined) {
      encoded = encodeWord(word, letters);
      if (known.size >= MOST_KNOWN) known.clear();
      known.set(word, encoded);
    }
    if (encoded) words.push(encoded);
  }
  return words;
}

/** Words that were met, because a text is made of few words many times over; null for what is none. */
const known = new Map<string, EncodedWord | null>();
const MOST_KNOWN = 50_000;

function encodeWord(word: string, letters: Letters): EncodedWord | null {
  const lower = word.toLowerCase().replace(/^_+|_+$/g, '');
  if (!lower || lower.length > MAX_TERM_LENGTH) return null;
  const parts = splitName(word, letters);
  return { term: stem(lower), parts: parts.length > 1 ? parts.map(stem) : [] };
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
 * A light English stem: plurals, -ing, -ed, a doubled last consonant, a final e, then what makes a noun or an adverb
 * of a verb (-ation, -ator, -izer, -ment, -ly, -er). It only has to bring the forms of one word together (query,
 * queries, querying; validate, validation, validator), not to give words; short words and names with digits stay.
 */
function stem(word: string): string {
  if (word.length <= 3 || !/^[a-z]+$/.test(word)) return word;
  let stemmed = word
    .replace(/ies$/, 'y')
    .replace(/(ss|sh|ch|x)es$/, '$1')
    .replace(/([^su])s$/, '$1');
  if (stemmed.length > 5) stemmed = stemmed.replace(/(ing|ed)$/, '');
  stemmed = trimEnd(stemmed);
  if (stemmed.length < 6) return stemmed;
  return trimEnd(
    stemmed
      .replace(/(.{3,})(ation|ator)$/, '$1at')
      .replace(/iz(er|at)$/, 'iz')
      .replace(/(.{5,})(ment|ness|ful|ly)$/, '$1')
      .replace(/(.{6,})(er|or)$/, '$1'),
  );
}

function trimEnd(word: string): string {
  return word.replace(/([^aeiouls])\1$/, '$1').replace(/(.{3,})e$/, '$1');
}
