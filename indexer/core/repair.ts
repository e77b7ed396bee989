import { encodeWords } from './encoder.ts';
import type { VersionMatches } from './match-version.ts';
import { queryPieces } from './query-words.ts';
import { WEIGHTS } from './ranking-weights.ts';
import { STOPWORDS } from './stopwords.ts';
import { foldName } from './symbol-names.ts';
import { nearWords, type VocabularyWord } from './vocabulary.ts';

/** A query as it may have been meant. */
export interface Repair {
  /** The text with every word that is nowhere replaced by one that is. */
  readonly text: string;
  readonly how: 'completed' | 'respelled';
  /** Other names that a query of one name may have meant as well, the likeliest first. */
  readonly otherNames: readonly string[];
}

/** A text with more words that are nowhere is in another language, or none. */
const MOST_UNKNOWN = 6;
/** Names that are looked for at once when one was misspelled. */
const MOST_NAMES = 5;
/** Shorter words are near to too many others. */
const SHORTEST = 4;

/**
 * Repairs the words of a query that are nowhere in what is searched, as far as something near is. Words that are
 * somewhere are never touched, however rare.
 * @param vocabulary the words of everything that is searched, read only when one is needed
 * @returns undefined when there is nothing to repair, or nothing to repair it with
 */
export async function repairQuery(
  text: string,
  matched: readonly VersionMatches[],
  vocabulary: () => Promise<readonly VocabularyWord[]>,
): Promise<Repair | undefined> {
  const pieces = queryPieces(text).filter((piece) => !STOPWORDS.has(piece.toLowerCase()));
  const unknown = pieces.filter((piece) => isUnknown(piece, matched));
  if (unknown.length === 0 || unknown.length > MOST_UNKNOWN || WEIGHTS.repair === 0) return undefined;
  // A name that is still being typed is no mistake.
  if (foldName(text).length > 0 && matched.some(({ names }) => names.size > 0)) return undefined;
  const words = await vocabulary();
  let repaired = text;
  let how: Repair['how'] = 'completed';
  let otherNames: readonly string[] = [];
  for (const piece of unknown) {
    const completed = piece === pieces.at(-1) ? completePiece(piece, words) : undefined;
    const [best, ...others] = completed ? [completed] : respellPiece(piece, pieces.length === 1, words);
    if (best === undefined) continue;
    if (!completed) how = 'respelled';
    repaired = repaired.replace(piece, () => best);
    if (pieces.length === 1) otherNames = others;
  }
  return repaired === text ? undefined : { text: repaired, how, otherNames };
}

/** The word that most sections have of those that begin so, for a query that is still being typed. */
function completePiece(piece: string, words: readonly VocabularyWord[]): string | undefined {
  const typed = piece.toLowerCase();
  if (typed.length < SHORTEST) return undefined;
  const longer = words.filter(({ word }) => word.startsWith(typed));
  return longer.sort((a, b) => b.sections - a.sections || (a.word < b.word ? -1 : 1))[0]?.word;
}

function isUnknown(piece: string, matched: readonly VersionMatches[]): boolean {
  const isSomewhere = (term: string) =>
    matched.some(({ terms }) => terms.some((one) => one.term === term && one.chunks.length > 0));
  const words = encodeWords(piece);
  return words.length > 0 && words.some(({ term }) => /\p{L}/u.test(term) && !isSomewhere(term));
}

/** What a piece of a query may have been meant to be, as a whole: `QuerySet.anotate()` → `QuerySet.annotate()`. */
function respellPiece(piece: string, isAlone: boolean, words: readonly VocabularyWord[]): string[] {
  const last = /[\p{L}\p{N}_-]+(?=\W*$|\()/u.exec(piece)?.[0] ?? piece;
  const typed = foldName(last).at(-1) ?? last.toLowerCase();
  if (typed.length < SHORTEST) return [];
  const names = words.filter(({ isName }) => isName);
  const isCode = /[_.()]|[a-z][A-Z]/.test(piece);
  const near = [
    ...(isCode || isAlone ? nearWords(typed, names, MOST_NAMES) : []),
    ...(isCode ? [] : nearWords(typed, words, MOST_NAMES)),
  ];
  const least = Math.min(...near.map(({ edits }) => edits));
  const likely = near.filter(({ edits }) => edits === least).map(({ word }) => word);
  return [...new Set(likely)].slice(0, MOST_NAMES).map((word) => piece.replace(last, () => word));
}
