import type { Mentions } from './link-mentions.ts';
import type { Clues } from './page-clues.ts';
import { squash, wordsOf } from './title-words.ts';

const STEM = 5;
/** A title of so many letters is nobody else's. */
const LONG_TITLE = 12;

/** How well what links say of a path fits a page: by its ids, by its title, by the path's own words. */
export function likeness(clue: Clues, path: string, of: Mentions): number {
  return idLikeness(clue, of) + titleLikeness(clue, of) + nameLikeness(clue, path);
}

function idLikeness(clue: Clues, { fragments }: Mentions): number {
  let [all, hits, weight] = [0, 0, 0];
  for (const [fragment, { key, count }] of fragments) {
    const weightOf = Math.log1p(count);
    all += weightOf;
    if (!clue.ids.has(fragment) && !clue.ids.has(key)) continue;
    hits++;
    weight += weightOf;
  }
  return all > 0 ? 8 * (weight / all) * (1 - Math.exp(-hits / 2)) : 0;
}

/** A title that is all of a link's text, or most of it, or in most of it. Long titles are nobody else's. */
function titleLikeness(clue: Clues, { texts }: Mentions): number {
  let [all, weight] = [0, 0];
  for (const [text, count] of texts) {
    all += count;
    const share = Math.min(text.length, clue.title.length) / Math.max(text.length, clue.title.length);
    if (text === clue.title) weight += count;
    else if (share >= 0.5 && (text.includes(clue.title) || clue.title.includes(text)))
      weight += 0.5 * share * count;
  }
  if (weight === 0) return 0;
  const isWhole = (texts.get(clue.title) ?? 0) >= 1;
  return (isWhole && clue.title.length > LONG_TITLE ? 3 : 0) + 4 * (weight / all) * (1 - Math.exp(-weight));
}

function nameLikeness(clue: Clues, path: string): number {
  const name = path.split('/').at(-1) ?? '';
  if (squash(name) === clue.title) return 4;
  const words = [...wordsOf(name)];
  const shared = words.filter((word) => clue.words.has(word) || hasStem(clue.words, word)).length;
  return words.length > 0 ? (2 * shared) / words.length : 0;
}

/** Whether a word is another one's beginning, or that its own: `deploy` and `deployment`. */
function hasStem(words: ReadonlySet<string>, word: string): boolean {
  if (word.length < STEM) return false;
  for (const other of words) {
    if (other.length >= STEM && (other.startsWith(word) || word.startsWith(other))) return true;
  }
  return false;
}

/** Finds the pages that a path may be of, without comparing each with each. */
export class CluesIndex {
  readonly #pages = new Map<string, number[]>();

  constructor(clues: readonly Clues[]) {
    clues.forEach(({ title, words, ids }, page) => {
      for (const key of new Set([...ids, titleKey(title), ...[...words].flatMap(wordKeys)])) {
        const known = this.#pages.get(key);
        if (known) known.push(page);
        else this.#pages.set(key, [page]);
      }
    });
  }

  /** The pages with an id that links to the path name, a title that they say, or a word of its name. */
  like(path: string, { texts, fragments }: Mentions): Set<number> {
    const name = path.split('/').at(-1) ?? '';
    const keys = [
      ...[...fragments].flatMap(([id, { key }]) => [id, key]),
      ...[...texts.keys(), squash(name)].map(titleKey),
      ...[...wordsOf(name)].flatMap(wordKeys),
    ];
    return new Set(keys.flatMap((key) => this.#pages.get(key) ?? []));
  }
}

function titleKey(title: string): string {
  return `title ${title}`;
}

function wordKeys(word: string): string[] {
  return [`word ${word}`, ...(word.length >= STEM ? [`stem ${word.slice(0, STEM)}`] : [])];
}
