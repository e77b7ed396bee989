import { formatRef } from '../core/ref.ts';
import type { Chunk, Topic } from '../core/types.ts';
import { itemsOf, type SaidItem } from './items-of-text.ts';
import type { UpgradeItem, UpgradeKind } from './upgrade-item.ts';

/** What the headings of release notes and changelogs call their parts, tried in this order. */
const PARTS: readonly (readonly [RegExp, UpgradeKind])[] = [
  [/\bbackwards?[- ]incompatible|\bbreaking\b/i, 'changed'],
  [/\bremov/i, 'removed'],
  [/\bdeprecat/i, 'deprecated'],
  [/\bchanged\b/i, 'changed'],
];
const VERSION = /(?<![\w.])v?(\d+\.\d+(?:\.\d+)*(?:(?:a|b|rc)\d+)?)(?![\w.]*\d)/i;

/** Where an item of a doc set's version is found. */
export interface Edition {
  readonly docSet: string;
  readonly version: string;
}

/**
 * What release notes, changelogs and deprecation timelines say of the versions in a range.
 * @param isWanted whether a version is in the range
 */
export function fromReleaseNotes(
  topics: readonly Topic[],
  edition: Edition,
  isWanted: (version: string) => boolean,
): UpgradeItem[] {
  const isNotes = (topic: Topic) => topic.kind === 'release-notes';
  // Where both have it, release notes tell what happened and a timeline what was planned.
  const inOrder = [
    ...topics.filter(isNotes),
    ...topics.filter((topic) => !isNotes(topic) && isTimeline(topic)),
  ];
  return inOrder.flatMap((topic) =>
    topic.chunks.flatMap((chunk): UpgradeItem[] => {
      const titles = [chunk.title, ...[...chunk.trail].reverse(), topic.title];
      const version = firstMatch(titles, (title) => VERSION.exec(title)?.[1]);
      const kind = firstMatch(titles, partOf);
      if (version === undefined || kind === undefined || !isWanted(version)) return [];
      const ref = formatRef({ ...edition, path: topic.path, anchor: chunk.anchor });
      return saidBy(chunk, topic).map(({ text, names }) => ({
        kind,
        version,
        text,
        ref,
        names,
        basis: 'release-notes',
      }));
    }),
  );
}

function isTimeline({ title }: Topic): boolean {
  return /\bdeprecation\b/i.test(title);
}

/** The items of a chunk. Where it has no list, its own heading says what its text is about. */
function saidBy(chunk: Chunk, topic: Topic): SaidItem[] {
  const said = itemsOf(chunk.content).filter(({ text }) => text !== '' && !isOnlyPointer(text));
  const isPart = partOf(chunk.title) !== undefined || VERSION.test(chunk.title) || chunk.parent < 0;
  const hasList = chunk.content.some(({ k }) => k === 'ul' || k === 'ol');
  if (isPart || hasList || said.length === 0)
    return isPart && !hasList ? withoutIntro(said, topic, chunk) : said;
  const [first] = said as [SaidItem];
  return [{ text: `${chunk.title}: ${first.text}`, names: said.flatMap(({ names }) => names) }];
}

/** A part's own paragraphs above its sections only lead over to them. */
function withoutIntro(said: SaidItem[], topic: Topic, chunk: Chunk): SaidItem[] {
  const index = topic.chunks.indexOf(chunk);
  return topic.chunks.some(({ parent }) => parent === index) ? [] : said;
}

/** A sentence that only says where to read on. */
function isOnlyPointer(text: string): boolean {
  return text.length < 120 && /^see\b.*\bfor (more )?details\b/i.test(text);
}

function partOf(title: string): UpgradeKind | undefined {
  // "Removed" of a timeline is about what will be, "deprecation" is what it is called.
  if (/\btimeline\b/i.test(title)) return 'removed';
  return PARTS.find(([pattern]) => pattern.test(title))?.[1];
}

function firstMatch<T>(titles: readonly string[], find: (title: string) => T | undefined): T | undefined {
  for (const title of titles) {
    const found = find(title);
    if (found !== undefined) return found;
  }
  return undefined;
}
