import { wordsOf } from '../core/diff/pair-blocks.ts';
import { contentText } from '../core/to-text.ts';
import {
  chunkOf,
  type NamedChunk,
  type NamedTopic,
  type ReadContent,
  type SectionKey,
  type VersionMatch,
} from './match-versions.ts';

/** Words in a row that two texts hardly share by accident. */
const RUN = 4;
/** A text with fewer runs says too little to be known in parts. */
const FEW_RUNS = 16;
/** Runs in more sections than this tell nothing of where a text went. */
const COMMON = 60;
/** The share of a section's runs that another has to have to be one of its heirs. */
const PART = 0.2;
/** The share that all heirs together have to have. */
const WHOLE = 0.5;

/** A section that a newer version no longer has, and the sections that hold its text now, most of it first. */
export interface Heirs<T extends NamedTopic = NamedTopic> {
  readonly before: SectionKey<T>;
  /** One: it was taken into that section. Several: it was split. */
  readonly into: readonly SectionKey<T>[];
}

/**
 * Finds what became of the removed sections whose text went into others: into the sections of the page that the rest of
 * theirs is on now, or into new ones. What such a section said before already did not come from there.
 */
export function findHeirs<T extends NamedTopic>(match: VersionMatch<T>, read: ReadContent<T>): Heirs<T>[] {
  const { pairs, removed, added } = match;
  const runs = new RunsOfSections(read);
  const pagesNow = new Map<T, Set<T>>();
  const selfBefore = new Map<NamedChunk, SectionKey<T>>();
  for (const { before, after } of pairs) {
    pagesNow.set(before.topic, (pagesNow.get(before.topic) ?? new Set()).add(after.topic));
    selfBefore.set(chunkOf(after), before);
  }
  const near = new Set(removed.flatMap(({ topic }) => [...(pagesNow.get(topic) ?? [])]));
  const holders = indexRuns(
    [...[...near].flatMap(sectionsOf), ...added.filter(({ topic }) => !near.has(topic))],
    runs,
  );
  const isNew = new Set(added.map(chunkOf));
  return removed.flatMap((before) => {
    const wanted = runs.of(before);
    if (wanted.size < FEW_RUNS) return [];
    const pages = pagesNow.get(before.topic);
    const held = new Map<SectionKey<T>, string[]>();
    for (const run of wanted) {
      for (const key of holders.get(run) ?? []) {
        if (!pages?.has(key.topic) && !isNew.has(chunkOf(key))) continue;
        const self = selfBefore.get(chunkOf(key));
        if (self && runs.of(self).has(run)) continue;
        const some = held.get(key);
        if (some) some.push(run);
        else held.set(key, [run]);
      }
    }
    const best = [...held]
      .filter(([, some]) => some.length >= PART * wanted.size)
      .sort(([, a], [, b]) => b.length - a.length);
    const together = new Set(best.flatMap(([, some]) => some));
    return together.size >= WHOLE * wanted.size ? [{ before, into: best.map(([key]) => key) }] : [];
  });
}

function sectionsOf<T extends NamedTopic>(topic: T): SectionKey<T>[] {
  return topic.chunks.map((_, index) => ({ topic, index }));
}

/** Sections by their runs of words, without the runs that many have: versions with nothing in common cost no more. */
function indexRuns<T extends NamedTopic>(
  sections: readonly SectionKey<T>[],
  runs: RunsOfSections<T>,
): Map<string, SectionKey<T>[]> {
  const byRun = new Map<string, SectionKey<T>[]>();
  for (const key of sections) {
    for (const run of runs.of(key)) {
      const list = byRun.get(run);
      if (list) list.push(key);
      else byRun.set(run, [key]);
    }
  }
  for (const [run, list] of byRun) if (list.length > COMMON) byRun.delete(run);
  return byRun;
}

/** The runs of words of sections, worked out once for each. */
class RunsOfSections<T extends NamedTopic> {
  readonly #read: ReadContent<T>;
  readonly #texts = new Map<T, readonly string[]>();
  readonly #runs = new Map<NamedChunk, ReadonlySet<string>>();

  constructor(read: ReadContent<T>) {
    this.#read = read;
  }

  of(key: SectionKey<T>): ReadonlySet<string> {
    const { topic, index } = key;
    const texts = this.#texts.get(topic) ?? this.#read(topic).map(contentText);
    this.#texts.set(topic, texts);
    const runs = this.#runs.get(chunkOf(key)) ?? runsOf(texts[index] ?? '');
    this.#runs.set(chunkOf(key), runs);
    return runs;
  }
}

function runsOf(text: string): Set<string> {
  const words = wordsOf(text);
  return new Set(
    words.slice(0, Math.max(0, words.length - RUN + 1)).map((_, i) => words.slice(i, i + RUN).join(' ')),
  );
}
