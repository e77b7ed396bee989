import type { LinkedId } from './linked-ids.ts';
import { ancestorsOf, type Section } from './page-sections.ts';
import { wordsOf } from './title-words.ts';

/** A link text of fewer letters may be in many titles by accident. */
const MIN_QUOTE = 8;
const STEM = 5;
/** About half of a label's words, or of the texts of its links. */
const MIN_LIKENESS = 0.4;
/** What the sections around say counts less than a section's own title. */
const AROUND = 0.4;

/**
 * Finds the section of a label that somebody chose freely: by the texts of the links that lead to it, which often are the
 * section's title, or else by the words that the label is made of.
 */
export class LabelMatcher {
  readonly #sections: readonly Section[];
  readonly #stems: readonly ReadonlySet<string>[];
  readonly #around: readonly ReadonlySet<string>[];
  readonly #counts = new Map<string, number>();
  readonly #pathStems: ReadonlySet<string>;

  constructor(sections: readonly Section[], path: string) {
    this.#sections = sections;
    this.#stems = sections.map(({ text }) => stemsOf(wordsOf(text)));
    this.#around = sections.map((section) =>
      stemsOf(new Set(ancestorsOf(section, sections).flatMap(({ text }) => [...wordsOf(text)]))),
    );
    this.#pathStems = stemsOf(wordsOf(path));
    for (const stems of this.#stems) {
      for (const stem of stems) this.#counts.set(stem, (this.#counts.get(stem) ?? 0) + 1);
    }
  }

  /** The index of a section; -1 when none is like it. */
  find({ id, texts }: LinkedId): number {
    const stems = this.#telling(wordsOf(id));
    const all = [...texts.values()].reduce((sum, count) => sum + count, 0);
    return this.#best((index) => {
      const { key } = this.#sections[index] as Section;
      return quoted(key, texts) / Math.max(all, 1) + this.#likeness(stems, index);
    }, stems.size === 0);
  }

  /** The section whose title is made of the same words, or nearly; -1 when there is none. */
  closest(words: ReadonlySet<string>): number {
    const stems = this.#telling(words);
    return this.#best((index) => this.#likeness(stems, index), false);
  }

  /** Whether all of some words are in a section's title. */
  isAbout(words: ReadonlySet<string>, section: number): boolean {
    const stems = stemsOf(words);
    return stems.size > 0 && [...stems].every((stem) => this.#stems[section]?.has(stem));
  }

  /** @param isPage whether the page as a whole is meant where no section is. */
  #best(score: (index: number) => number, isPage: boolean): number {
    let [best, found] = [MIN_LIKENESS, -1];
    this.#sections.forEach((_, index) => {
      const own = score(index);
      if (own > best) [best, found] = [own, index];
    });
    return found < 0 && isPage && this.#sections.length > 0 ? 0 : found;
  }

  /** Labels often begin with the page's path; what is left of one is about the section. */
  #telling(words: ReadonlySet<string>): ReadonlySet<string> {
    return new Set([...stemsOf(words)].filter((stem) => !this.#pathStems.has(stem)));
  }

  /** How much of a label is in a section's title, and how much of the title in the label; rare words weigh more. */
  #likeness(stems: ReadonlySet<string>, index: number): number {
    if (stems.size === 0) return 0;
    const own = this.#stems[index] as ReadonlySet<string>;
    const around = this.#around[index] as ReadonlySet<string>;
    const { key } = this.#sections[index] as Section;
    let [shared, all, ofTitle, title] = [0, 0, 0, 0];
    for (const stem of stems) {
      const weight = this.#weight(stem);
      const isIn = own.has(stem) || (stem.length >= STEM && key.includes(stem));
      all += weight;
      shared += isIn ? weight : around.has(stem) ? AROUND * weight : 0;
    }
    if (shared === 0 || ![...stems].some((stem) => own.has(stem) || key.includes(stem))) return 0;
    for (const stem of own) {
      const weight = this.#pathStems.has(stem) ? 0 : this.#weight(stem);
      title += weight;
      ofTitle += stems.has(stem) ? weight : 0;
    }
    return 0.7 * (shared / all) + 0.3 * (title > 0 ? ofTitle / title : 0);
  }

  #weight(stem: string): number {
    return Math.log(1 + this.#sections.length / (this.#counts.get(stem) ?? 1));
  }
}

/** How many link texts are a title (whole), or quote it, or are quoted by it (by how much). */
function quoted(key: string, texts: ReadonlyMap<string, number>): number {
  if (key === '') return 0;
  let votes = texts.get(key) ?? 0;
  for (const [text, count] of texts) {
    if (text === key || Math.min(text.length, key.length) < MIN_QUOTE) continue;
    if (key.includes(text)) votes += count * (text.length / key.length);
    else if (text.includes(key)) votes += count * (key.length / text.length);
  }
  return votes;
}

/** Words without what inflects them: their first letters. */
function stemsOf(words: ReadonlySet<string>): Set<string> {
  return new Set(
    [...words]
      .filter((word) => !LINKING.has(word))
      .map((word) => (word.length > STEM && /^\p{L}/u.test(word) ? word.slice(0, STEM) : word)),
  );
}

const LINKING: ReadonlySet<string> = new Set('a an and for in of on or the to with'.split(' '));
