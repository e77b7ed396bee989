import { DocsError } from '../errors.ts';
import { findAnchor } from '../find-anchor.ts';
import type { Library } from '../library.ts';
import { formatRef, parseRef } from '../ref.ts';
import type { Topic } from '../types.ts';
import { diffTopics, withCounts } from './diff-topics.ts';
import { matchSections } from './match-sections.ts';
import type { SectionDiff, TopicDiff } from './types.ts';

/** What changed in a page or section between two versions of its doc set. */
export interface Comparison {
  /** The ref in the older version; undefined when it is not there. */
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly diff: TopicDiff;
}

/**
 * Compares what a ref leads to in two versions. A version in the ref itself is passed over.
 * @throws DocsError `not-found` when the doc set has no such version, or neither version has the topic or section.
 */
export async function compareVersions(
  library: Library,
  text: string,
  from: string,
  to: string,
): Promise<Comparison> {
  const { docSet, path, anchor } = parseRef(text, new Set(await library.docSets()));
  const { pack } = await library.resolve(formatRef({ ...(docSet ? { docSet } : {}), path }));
  const [older, newer] = [pack.version(from).label, pack.version(to).label];
  const [before, after] = [await pack.topic(path, older), await pack.topic(path, newer)];
  const places = [before, after].map((topic) => (topic && anchor ? findAnchor(topic, anchor) : 0));
  const [oldIndex, newIndex] = places as [number, number];
  if ((!before || oldIndex < 0) && (!after || newIndex < 0)) {
    throw new DocsError(
      'not-found',
      `Neither ${pack.id}@${older} nor ${pack.id}@${newer} has "${path}${anchor ? `#${anchor}` : ''}"`,
      `Installed are ${pack.versions.join(', ')}`,
    );
  }
  const match = before && after ? matchSections(before, after) : new Map<number, number>();
  const whole = diffTopics(before, after, match);
  const refIn = (topic: Topic | undefined, version: string, index: number) =>
    topic && index >= 0
      ? formatRef({
          docSet: pack.id,
          version,
          path,
          ...(anchor ? { anchor: topic.chunks[index]?.anchor ?? '' } : {}),
        })
      : undefined;
  return {
    before: refIn(before, older, oldIndex),
    after: refIn(after, newer, newIndex),
    diff: anchor
      ? onlyBelow(
          whole,
          newIndex >= 0 && after ? after.chunks[newIndex]?.anchor : before?.chunks[oldIndex]?.anchor,
        )
      : whole,
  };
}

/** A section's part of a comparison: it and the sections below it. */
function onlyBelow(diff: TopicDiff, anchor: string | undefined): TopicDiff {
  const start = diff.sections.findIndex((section) => section.anchor === anchor);
  if (start < 0) return withCounts([]);
  const [first, ...rest] = diff.sections.slice(start) as [SectionDiff, ...SectionDiff[]];
  const end = rest.findIndex(({ depth }) => depth <= first.depth);
  return withCounts([first, ...(end < 0 ? rest : rest.slice(0, end))]);
}
