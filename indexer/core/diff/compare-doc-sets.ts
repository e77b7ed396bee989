import { findAnchor } from '../find-anchor.ts';
import { readTrail, type SectionAddress } from '../follow-section.ts';
import type { Pack } from '../pack.ts';
import type { Chunk, Topic } from '../types.ts';
import { blockKey, placedBlocks } from './placed-blocks.ts';

/** What became of the sections of a page. */
export interface PageChanges {
  readonly path: string;
  /** Whether only the newer version has the page, only the older, or both. */
  readonly kind: 'added' | 'removed' | 'changed';
  readonly changed: number;
  readonly added: number;
  readonly removed: number;
}

/** A section that stands elsewhere now: `path#anchor` before and now. */
export interface MovedSection {
  readonly from: string;
  readonly to: string;
}

/** A section that is gone, and the sections that have its text now: none, the one it went into, or those it was split into. */
export interface GoneSection {
  readonly from: string;
  readonly into: readonly string[];
}

/** What changed in a whole doc set between two versions. */
export interface DocSetChanges {
  readonly counts: {
    readonly same: number;
    readonly changed: number;
    readonly added: number;
    readonly removed: number;
    /** Of the same and changed ones, those whose address is another now. */
    readonly moved: number;
  };
  /** In reading order of the newer version, the pages that are gone at the end; without those that are the same. */
  readonly pages: readonly PageChanges[];
  readonly moved: readonly MovedSection[];
  readonly gone: readonly GoneSection[];
}

/** Compares two versions of a doc set by their sections, without going into what each says. */
export async function compareDocSets(pack: Pack, older: string, newer: string): Promise<DocSetChanges> {
  const [before, after] = [await readTopics(pack, older), await readTopics(pack, newer)];
  const trail = await readTrail(pack, older, newer);
  const find = ({ path, anchor }: SectionAddress): Chunk | undefined => {
    const topic = after.get(path);
    return topic?.chunks[findAnchor(topic, anchor)];
  };
  const known = new Map<Chunk, Chunk>();
  const moved: MovedSection[] = [];
  const gone: GoneSection[] = [];
  const removedOn = new Map<string, number>();
  for (const topic of before.values()) {
    topic.chunks.forEach((chunk, index) => {
      const from = `${topic.path}#${chunk.anchor}`;
      const { section, heirs } = trail({ path: topic.path, anchor: chunk.anchor });
      // A page's lead is its lead, however it is called.
      const lead = index === 0 ? after.get(topic.path)?.chunks[0] : undefined;
      const now = (section && find(section)) ?? lead;
      if (now && !known.has(now)) {
        known.set(now, chunk);
        const to = section && `${section.path}#${section.anchor}`;
        if (section && to !== undefined && to !== from && find(section)) moved.push({ from, to });
        return;
      }
      removedOn.set(topic.path, (removedOn.get(topic.path) ?? 0) + 1);
      gone.push({
        from,
        into: heirs.filter((heir) => find(heir)).map(({ path, anchor }) => `${path}#${anchor}`),
      });
    });
  }
  const pages = [...after.values()].map((topic): PageChanges => {
    const olds = topic.chunks.map((chunk) => known.get(chunk));
    return {
      path: topic.path,
      kind: before.has(topic.path) ? 'changed' : 'added',
      changed: olds.filter((old, i) => old && !saysSame(old, topic.chunks[i] as Chunk)).length,
      added: olds.filter((old) => old === undefined).length,
      removed: removedOn.get(topic.path) ?? 0,
    };
  });
  const left = [...before.keys()]
    .filter((path) => !after.has(path))
    .map(
      (path): PageChanges => ({
        path,
        kind: 'removed',
        changed: 0,
        added: 0,
        removed: removedOn.get(path) ?? 0,
      }),
    );
  const sum = (field: 'changed' | 'added') => pages.reduce((total, page) => total + page[field], 0);
  return {
    counts: {
      same: known.size - sum('changed'),
      changed: sum('changed'),
      added: sum('added'),
      removed: gone.length,
      moved: moved.length,
    },
    pages: [...pages, ...left].filter(
      ({ kind, changed, added, removed }) => kind !== 'changed' || changed + added + removed > 0,
    ),
    moved,
    gone,
  };
}

/** Whether two sections say the same, wherever their links lead and whatever stands below them. */
function saysSame(a: Chunk, b: Chunk): boolean {
  if (a.hash === b.hash) return true;
  const [x, y] = [a, b].map(({ content }) => placedBlocks(content).map(blockKey).join('\n'));
  return x === y;
}

async function readTopics(pack: Pack, label: string): Promise<Map<string, Topic>> {
  const { topics } = await pack.topicList(label);
  const read = await Promise.all(topics.map(({ path }) => pack.topic(path, label)));
  return new Map(read.flatMap((topic) => (topic ? [[topic.path, topic] as const] : [])));
}
