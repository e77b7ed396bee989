import type { Chunk, Topic } from '../types.ts';
import { depthOf } from '../walk-topic.ts';
import { diffBlocks } from './diff-blocks.ts';
import { findMoves } from './find-moves.ts';
import { placedBlocks } from './placed-blocks.ts';
import type { SectionDiff, SectionMatch, TopicDiff } from './types.ts';

/**
 * What changed in a topic between two versions, section by section. A topic that only one side has is wholly added or
 * removed.
 * @param match which newer section each older one is (`matchSections`)
 */
export function diffTopics(
  before: Topic | undefined,
  after: Topic | undefined,
  match: SectionMatch,
): TopicDiff {
  const oldOf = new Map([...match].map(([old, now]) => [now, old]));
  const moved = findMovedSections(before, after, match);
  const sections: SectionDiff[] = [];
  /** Adds the sections that are gone from right after an older one; -1 is the start of the page. */
  const addRemoved = (old: number) => {
    for (let at = old + 1; before && at < before.chunks.length && !match.has(at); at++) {
      sections.push(oneSided('removed', before, at));
    }
  };
  addRemoved(-1);
  after?.chunks.forEach((chunk, index) => {
    const old = oldOf.get(index);
    const was = old === undefined ? undefined : before?.chunks[old];
    if (old === undefined || !was) {
      sections.push(oneSided('added', after, index));
      return;
    }
    sections.push(diffSection(was, chunk, depthOf(after, index), moved.has(index)));
    addRemoved(old);
  });
  return withCounts(findMoves(sections));
}

function diffSection(before: Chunk, after: Chunk, depth: number, isMoved: boolean): SectionDiff {
  const blocks = before.hash === after.hash ? [] : diffBlocks(ownBlocks(before), ownBlocks(after));
  const isSame = blocks.every(({ kind }) => kind === 'same');
  const { anchor, title } = after;
  return {
    kind: isSame ? 'same' : 'changed',
    anchor,
    title,
    depth,
    ...(before.anchor === anchor ? {} : { oldAnchor: before.anchor }),
    isMoved,
    blocks: isSame ? [] : blocks,
  };
}

function oneSided(kind: 'added' | 'removed', topic: Topic, index: number): SectionDiff {
  const chunk = topic.chunks[index] as Chunk;
  const blocks = ownBlocks(chunk).map((placed) => ({ kind, ...placed }));
  return {
    kind,
    anchor: chunk.anchor,
    title: chunk.title,
    depth: depthOf(topic, index),
    isMoved: false,
    blocks,
  };
}

function ownBlocks(chunk: Chunk) {
  return placedBlocks(chunk.content);
}

/** Newer indexes of sections that stand under another section than before, or in another order beside their kin. */
function findMovedSections(
  before: Topic | undefined,
  after: Topic | undefined,
  match: SectionMatch,
): Set<number> {
  const moved = new Set<number>();
  if (!before || !after) return moved;
  const byParent = new Map<number, [old: number, now: number][]>();
  for (const [old, now] of [...match].sort(([a], [b]) => a - b)) {
    const [oldParent, parent] = [before.chunks[old]?.parent ?? -1, after.chunks[now]?.parent ?? -1];
    const isUnderSame = oldParent === -1 ? parent === -1 : match.get(oldParent) === parent;
    // One whose section around it is gone came up or down with no say of its own.
    if (!isUnderSame && (oldParent === -1 || match.has(oldParent))) moved.add(now);
    else byParent.set(parent, [...(byParent.get(parent) ?? []), [old, now]]);
  }
  for (const siblings of byParent.values()) {
    const order = siblings.map(([, now]) => now);
    const kept = new Set(longestIncreasing(order));
    for (const now of order) if (!kept.has(now)) moved.add(now);
  }
  return moved;
}

/** The longest ascending subsequence of different numbers (patience sorting). */
function longestIncreasing(numbers: readonly number[]): number[] {
  const tails: number[] = [];
  const previous = new Map<number, number | undefined>();
  for (const number of numbers) {
    const at = tails.findIndex((tail) => tail >= number);
    const pile = at < 0 ? tails.length : at;
    previous.set(number, tails[pile - 1]);
    tails[pile] = number;
  }
  const sequence: number[] = [];
  for (let at = tails.at(-1); at !== undefined; at = previous.get(at)) sequence.unshift(at);
  return sequence;
}

/** A comparison of these sections, counted. */
export function withCounts(sections: readonly SectionDiff[]): TopicDiff {
  const count = (kind: SectionDiff['kind']) => sections.filter((section) => section.kind === kind).length;
  return {
    sections,
    counts: {
      same: count('same'),
      changed: count('changed'),
      added: count('added'),
      removed: count('removed'),
      moved: sections.filter(({ isMoved }) => isMoved).length,
    },
  };
}
