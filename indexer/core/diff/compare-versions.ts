import { DocsError } from '../errors.ts';
import { findAnchor } from '../find-anchor.ts';
import { findElsewhere, readTrail } from '../follow-section.ts';
import type { Library } from '../library.ts';
import type { Pack } from '../pack.ts';
import { formatRef, parseRef } from '../ref.ts';
import type { Topic } from '../types.ts';
import { diffTopics, withCounts } from './diff-topics.ts';
import { matchSections } from './match-sections.ts';
import { noteElsewhere } from './note-elsewhere.ts';
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
  const wanted = { path, ...(anchor === undefined ? {} : { anchor }) };
  const [before, after] = [await placeIn(pack, wanted, older), await placeIn(pack, wanted, newer)];
  if (!before && !after) {
    throw new DocsError(
      'not-found',
      `Neither ${pack.id}@${older} nor ${pack.id}@${newer} has "${path}${anchor ? `#${anchor}` : ''}"`,
      `Installed are ${pack.versions.join(', ')}`,
    );
  }
  // A section that only one side has is shown as what it is on that page.
  const [oldPage, newPage] = [
    before?.topic ?? (await pack.topic(path, older)),
    after?.topic ?? (await pack.topic(path, newer)),
  ];
  const trail = await readTrail(pack, older, newer);
  const match =
    oldPage && newPage
      ? matchSections(oldPage, newPage, (id) => {
          const { section } = trail({ path: oldPage.path, anchor: id });
          return section?.path === newPage.path ? section.anchor : undefined;
        })
      : new Map<number, number>();
  const whole = await noteElsewhere(
    pack,
    { older, newer },
    { oldPage, newPage },
    diffTopics(oldPage, newPage, match),
  );
  const shown = after ? anchorOf(after) : before && anchorOf(before);
  return {
    before: before && refOf(pack, older, before, anchor !== undefined),
    after: after && refOf(pack, newer, after, anchor !== undefined),
    diff: anchor === undefined ? whole : onlyBelow(whole, shown),
  };
}

interface PagePlace {
  readonly topic: Topic;
  readonly index: number;
}

/** Where a version has a page or section: at its address, or where it stands in that version. */
async function placeIn(
  pack: Pack,
  wanted: { readonly path: string; readonly anchor?: string },
  version: string,
): Promise<PagePlace | undefined> {
  const at = async (path: string, anchor: string | undefined): Promise<PagePlace | undefined> => {
    const topic = await pack.topic(path, version);
    const index = topic && (anchor === undefined ? 0 : findAnchor(topic, anchor));
    return topic && index !== undefined && index >= 0 ? { topic, index } : undefined;
  };
  const here = await at(wanted.path, wanted.anchor);
  if (here) return here;
  const elsewhere = await findElsewhere(pack, wanted, version);
  return elsewhere?.how === 'moved' ? at(elsewhere.path, elsewhere.anchor) : undefined;
}

function anchorOf({ topic, index }: PagePlace): string {
  return topic.chunks[index]?.anchor ?? '';
}

function refOf(pack: Pack, version: string, place: PagePlace, isSection: boolean): string {
  const { path } = place.topic;
  return formatRef({
    docSet: pack.id,
    version,
    path,
    ...(isSection ? { anchor: anchorOf(place) } : {}),
  });
}

/** A section's part of a comparison: it and the sections below it. */
function onlyBelow(diff: TopicDiff, anchor: string | undefined): TopicDiff {
  const start = diff.sections.findIndex((section) => section.anchor === anchor);
  if (start < 0) return withCounts([]);
  const [first, ...rest] = diff.sections.slice(start) as [SectionDiff, ...SectionDiff[]];
  const end = rest.findIndex(({ depth }) => depth <= first.depth);
  return withCounts([first, ...(end < 0 ? rest : rest.slice(0, end))]);
}
