import { isAscii } from './ascii.ts';
import { ByteReader } from './bytes.ts';
import { areNeighbours, editDistance, mostEdits } from './edit-distance.ts';
import { readRangePart } from './range-table.ts';

/** What can be spelled wrong: words and names in letters that have case or stand alone, not shorter than three. */
const SPELLED_WORD = /(?<![\p{L}\p{N}_])[\p{Ll}\p{N}_]{3,40}(?![\p{L}\p{N}_])/gu;
/** What may be one in lower-case text in ASCII, found without looking around. */
const ASCII_WORD = /[a-z\d_]+/g;

/** The words of a text that can be spelled wrong, in lower case, as often as they occur. */
export function spelledWords(text: string): string[] {
  const lower = text.toLowerCase();
  if (isAscii(lower))
    return (lower.match(ASCII_WORD) ?? []).filter(({ length }) => length >= 3 && length <= 40);
  return lower.match(SPELLED_WORD) ?? [];
}

/** A word of a version, lower-case, or the folded last part of a name. */
export interface VocabularyWord {
  readonly word: string;
  /** Number of sections that have it. */
  readonly sections: number;
  readonly isName: boolean;
}

/**
 * The words of a version as they are spelled, sorted: one part of a range table whose values are the number of sections
 * that have the word, times two, plus one for a name. It is read only to repair a query or to complete one.
 * Throws a RangeError when the bytes are cut off.
 */
export function readVocabulary(bytes: Uint8Array): VocabularyWord[] {
  if (bytes.length === 0) return [];
  return Array.from(readRangePart(bytes), ([word, value]) => {
    const number = new ByteReader(value).varint();
    return { word, sections: number >> 1, isName: number % 2 === 1 };
  });
}

/**
 * The words that a word may have been meant to be, the likeliest first.
 * @param limit how many at most
 */
export function nearWords(
  typed: string,
  vocabulary: Iterable<VocabularyWord>,
  limit: number,
): { readonly word: string; readonly edits: number }[] {
  const most = mostEdits(typed);
  if (most === 0) return [];
  const found: { word: string; edits: number; cost: number }[] = [];
  const letters = lettersOf(typed);
  for (const { word, sections } of vocabulary) {
    if (Math.abs(word.length - typed.length) > most) continue;
    // An edit changes which letters there are by two at most; this is seen much faster than the edits themselves.
    if (countBits(letters ^ lettersOf(word)) > 2 * most) continue;
    const edits = editDistance(typed, word, most);
    if (edits === 0 || edits > most) continue;
    found.push({ word, edits, cost: edits + unlikelihood(typed, word, sections) });
  }
  return found
    .sort((a, b) => a.cost - b.cost || (a.word < b.word ? -1 : 1))
    .slice(0, limit)
    .map(({ word, edits }) => ({ word, edits }));
}

/** A bit for each letter that a word has, other characters sharing some. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let i = 0; i < word.length; i++) letters |= 1 << (word.charCodeAt(i) % 32);
  return letters;
}

function countBits(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}

/**
 * What orders words that are as many edits away, between -1 and 1: the first letter is rarely wrong, a wrong key is
 * nearly always beside the right one, and what stands in many sections is what most people mean.
 */
function unlikelihood(typed: string, word: string, sections: number): number {
  const start = typed[0] === word[0] ? 0 : 0.5;
  const slip = typed.length !== word.length ? 0 : isSlip(typed, word) ? -0.2 : 0.2;
  return start + slip - 0.05 * Math.log2(1 + Math.min(sections, 1023));
}

/** Whether the first letters that differ lie side by side on a keyboard, or were swapped. */
function isSlip(typed: string, word: string): boolean {
  let at = 0;
  while (typed[at] === word[at] && at < word.length) at++;
  const [a, b] = [typed[at] ?? '', word[at] ?? ''];
  return areNeighbours(a, b) || (typed[at + 1] === b && word[at + 1] === a);
}
