import { dice, wordsOf } from '../core/diff/pair-blocks.ts';
import { contentText } from '../core/to-text.ts';
import type { ContentNode } from '../core/tree.ts';
import {
  chunkOf,
  type NamedChunk,
  type NamedTopic,
  type ReadContent,
  type SectionKey,
} from './match-versions.ts';

/** A section with less in common with another is not that one. */
const MIN_SCORE = 0.6;
/** By how much the best must be better than the next; else it is a guess among look-alikes. */
const MIN_LEAD = 0.08;
/** A text of fewer words says too little to be known by it alone. */
const FEW_WORDS = 12;
/** Words in more sections than this lead to too many of them to be worth following. */
const COMMON = 60;

interface Candidate<T extends NamedTopic = NamedTopic> extends SectionKey<T> {
  readonly chunk: NamedChunk;
  readonly title: readonly string[];
  readonly words: readonly string[];
  readonly parent: NamedChunk | undefined;
}

/**
 * Pairs sections that say the same or nearly so. Each older one is compared with the newer ones that share a rare word
 * or the title; the surest pairs are made first, and a pair that is hardly better than another is not made at all.
 * @param known sections that are matched already, older to newer: a section is more likely below its parent's match
 */
export function matchByContent<T extends NamedTopic>(
  before: readonly SectionKey<T>[],
  after: readonly SectionKey<T>[],
  known: ReadonlyMap<NamedChunk, NamedChunk>,
  read: ReadContent<T>,
): { readonly before: SectionKey<T>; readonly after: SectionKey<T> }[] {
  if (before.length === 0 || after.length === 0) return [];
  const contents = new Map<T, readonly (readonly ContentNode[])[]>();
  const describe = (key: SectionKey<T>) => {
    const content = contents.get(key.topic) ?? read(key.topic);
    contents.set(key.topic, content);
    return describeSection(key, content[key.index] ?? []);
  };
  const newer = after.map(describe);
  const byWord = indexWords(newer);
  const scored = before.flatMap((key) => {
    const section = describe(key);
    const near = new Set(
      [...new Set([...section.words, titleKey(section)])].flatMap((word) => byWord.get(word) ?? []),
    );
    return [...near].map((index) => ({
      section,
      index,
      score: likeness(section, newer[index] as Candidate<T>, known),
    }));
  });
  const isOpen = new Set<unknown>([...scored.map(({ section }) => section), ...newer.keys()]);
  const pairs: { before: SectionKey<T>; after: SectionKey<T> }[] = [];
  const good = scored.filter(({ score }) => score >= MIN_SCORE).sort((a, b) => b.score - a.score);
  const bySection = groupBy(good, (one) => one.section);
  const byIndex = groupBy(good, (one) => one.index);
  for (const { section, index, score } of good) {
    if (!isOpen.has(section) || !isOpen.has(index)) continue;
    isOpen.delete(section);
    // A second one that fits as well takes the certainty away, whichever side it is on.
    const near = [...(bySection.get(section) ?? []), ...(byIndex.get(index) ?? [])];
    const rival = near.find(
      (other) =>
        (other.section === section) !== (other.index === index) &&
        (isOpen.has(other.index) || other.index === index) &&
        (isOpen.has(other.section) || other.section === section) &&
        score - other.score < MIN_LEAD,
    );
    if (rival) continue;
    isOpen.delete(index);
    const { topic, index: at } = newer[index] as Candidate<T>;
    pairs.push({ before: { topic: section.topic, index: section.index }, after: { topic, index: at } });
  }
  return pairs;
}

/** How sure it is, 0 to 1, that two sections are one. */
function likeness(a: Candidate, b: Candidate, known: ReadonlyMap<NamedChunk, NamedChunk>): number {
  const text = dice(a.words, b.words);
  const title = dice(a.title, b.title);
  const isBelowSame = a.parent !== undefined && known.get(a.parent) === b.parent;
  const isSameTopic = a.topic.path === b.topic.path;
  const isSameKind = a.chunk.kind === b.chunk.kind;
  const place = isBelowSame ? 1 : isSameTopic ? 0.7 : 0;
  const isTelling = Math.min(a.words.length, b.words.length) >= FEW_WORDS;
  if (!isTelling && (title < 1 || place === 0)) return 0;
  const score = isTelling ? 0.7 * text + 0.2 * title + 0.1 * place : 0.2 * text + 0.5 * title + 0.3 * place;
  return isSameKind ? score : score * 0.8;
}

function describeSection<T extends NamedTopic>(
  { topic, index }: SectionKey<T>,
  content: readonly ContentNode[],
): Candidate<T> {
  const chunk = chunkOf({ topic, index });
  return {
    topic,
    index,
    chunk,
    title: wordsOf(chunk.title),
    words: wordsOf(contentText(content)),
    parent: topic.chunks[chunk.parent],
  };
}

function titleKey({ title }: Candidate): string {
  return `\0${title.join(' ')}`;
}

/** Sections by their rare words and their titles. */
function indexWords(sections: readonly Candidate[]): Map<string, number[]> {
  const byWord = new Map<string, number[]>();
  sections.forEach((section, index) => {
    for (const word of new Set([...section.words, titleKey(section)])) {
      const list = byWord.get(word);
      if (list) list.push(index);
      else byWord.set(word, [index]);
    }
  });
  for (const [word, list] of byWord) if (list.length > COMMON) byWord.delete(word);
  return byWord;
}

function groupBy<T, K>(all: readonly T[], keyOf: (one: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}
