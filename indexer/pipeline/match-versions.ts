import type { ContentNode } from '../core/tree.ts';
import type { Chunk, ChunkKind } from '../core/types.ts';
import { matchByContent } from './match-content.ts';
import { byParentAndTitle, idsAreSure, type Titles } from './match-titles.ts';

/** How a section of one version was known again in another. */
export type MatchHow =
  /** By an id that both have. */
  | 'id'
  /** By the full name that both define. */
  | 'symbol'
  /** By its title, below a section that was known again. */
  | 'title'
  /** By what it says. */
  | 'content';

/** A chunk as far as it is known again by its names. */
export type NamedChunk = Pick<Chunk, 'anchor' | 'aliases' | 'title' | 'kind' | 'parent' | 'symbols'>;

/** A topic as far as its sections are known again by their names. */
export interface NamedTopic {
  readonly path: string;
  readonly chunks: readonly NamedChunk[];
}

/** What the chunks of a topic say, in their order. Asked only for topics with sections that no name tells of. */
export type ReadContent<T> = (topic: T) => readonly (readonly ContentNode[])[];

/** A section of a version, by topic path and chunk index. */
export interface SectionKey<T extends NamedTopic = NamedTopic> {
  readonly topic: T;
  readonly index: number;
}

/** A section of an older version and what it is in a newer one. */
export interface SectionPair<T extends NamedTopic = NamedTopic> {
  readonly before: SectionKey<T>;
  readonly after: SectionKey<T>;
  readonly how: MatchHow;
}

/** What became of the sections of an older version; each section is in at most one pair. */
export interface VersionMatch<T extends NamedTopic = NamedTopic> {
  readonly pairs: readonly SectionPair<T>[];
  readonly removed: readonly SectionKey<T>[];
  readonly added: readonly SectionKey<T>[];
}

/** Ids that a writer of HTML counts out, so that the same one is another place in the next version. */
const COUNTED = /^(s-)?(id|index-|footnote-|toc-entry-)\d+$/;

const PROSE: ReadonlySet<ChunkKind> = new Set(['page', 'section', 'term']);

/**
 * Knows the sections of an older version again in a newer one, through renamed anchors and moved pages: first by
 * topic path and id, then by the full name of what they define, wherever that is now, then by their titles below what is
 * known, at last by what they say.
 */
export function matchVersions<T extends NamedTopic>(
  older: readonly T[],
  newer: readonly T[],
  read: ReadContent<T>,
): VersionMatch<T> {
  const matcher = new Matcher(older, newer);
  matcher.byIds(idsAreSure);
  matcher.bySymbols();
  matcher.byTitles();
  matcher.byIds(() => () => true);
  return matcher.finish(read);
}

class Matcher<T extends NamedTopic> {
  readonly #older: readonly T[];
  readonly #newer: ReadonlyMap<string, T>;
  readonly #pairs: SectionPair<T>[] = [];
  readonly #matched = new Set<NamedChunk>();
  /** From older to newer. */
  readonly #known = new Map<NamedChunk, NamedChunk>();

  constructor(older: readonly T[], newer: readonly T[]) {
    this.#older = older;
    this.#newer = new Map(newer.map((topic) => [topic.path, topic]));
  }

  /** @param areSure for a page of the newer version: whether an id is enough to take one section for the other */
  byIds(areSure: (now: T) => (before: SectionKey, after: SectionKey) => boolean): void {
    for (const topic of this.#older) {
      const now = this.#newer.get(topic.path);
      if (!now) continue;
      // A page's lead is its lead, whatever its heading came to be called.
      this.#pair({ topic, index: 0 }, { topic: now, index: 0 }, 'id');
      const ids = indexIds(now);
      const isSure = areSure(now);
      for (const idsOf of [(chunk: NamedChunk) => [chunk.anchor], (chunk: NamedChunk) => chunk.aliases]) {
        topic.chunks.forEach((chunk, index) => {
          const id = idsOf(chunk).find((candidate) => !COUNTED.test(candidate) && ids.has(candidate));
          if (id === undefined) return;
          const [before, after] = [
            { topic, index },
            { topic: now, index: ids.get(id) as number },
          ];
          if (isSure(before, after)) this.#pair(before, after, 'id');
        });
      }
    }
  }

  bySymbols(): void {
    const defined = new Map<string, SectionKey<T>>();
    for (const after of this.#unmatched(this.#newer.values())) {
      for (const name of namesOf(after)) if (!defined.has(name)) defined.set(name, after);
    }
    for (const before of this.#unmatched(this.#older)) {
      const name = namesOf(before).find((candidate) => defined.has(candidate));
      if (name !== undefined) this.#pair(before, defined.get(name) as SectionKey<T>, 'symbol');
    }
  }

  /** Only where no other section below the same one is called so, in either version. */
  byTitles(): void {
    const [older, newer] = [this.#older, this.#newer.values()].map((topics) =>
      byParentAndTitle(this.#unmatched(topics)),
    ) as [Titles<T>, Titles<T>];
    // A parent stands before what is below it, so that one pair leads to the next.
    for (const [parent, titles] of older) {
      const known = this.#known.get(parent);
      for (const [title, [before, ...more]] of titles) {
        const [after, ...others] = (known && newer.get(known)?.get(title)) ?? [];
        if (before && after && more.length + others.length === 0) this.#pair(before, after, 'title');
      }
    }
  }

  finish(read: ReadContent<T>): VersionMatch<T> {
    const gone = this.#unmatched(this.#older);
    const found = matchByContent(gone, this.#unmatched(this.#newer.values()), this.#known, read);
    for (const pair of found) this.#pair(pair.before, pair.after, 'content');
    return {
      pairs: this.#pairs,
      removed: this.#unmatched(this.#older),
      added: this.#unmatched(this.#newer.values()),
    };
  }

  #pair(before: SectionKey<T>, after: SectionKey<T>, how: MatchHow): void {
    const [old, now] = [chunkOf(before), chunkOf(after)];
    if (!old || !now || this.#matched.has(old) || this.#matched.has(now)) return;
    this.#matched.add(old).add(now);
    this.#known.set(old, now);
    this.#pairs.push({ before, after, how });
  }

  #unmatched(topics: Iterable<T>): SectionKey<T>[] {
    return [...topics].flatMap((topic) =>
      topic.chunks.flatMap((chunk, index) => (this.#matched.has(chunk) ? [] : [{ topic, index }])),
    );
  }
}

/** The chunk of a key. */
export function chunkOf({ topic, index }: SectionKey): NamedChunk {
  return topic.chunks[index] as NamedChunk;
}

function indexIds(topic: NamedTopic): Map<string, number> {
  const ids = new Map<string, number>();
  const note = (id: string, index: number) => {
    if (!ids.has(id)) ids.set(id, index);
  };
  for (const [index, { anchor }] of topic.chunks.entries()) note(anchor, index);
  for (const [index, { aliases }] of topic.chunks.entries()) for (const alias of aliases) note(alias, index);
  return ids;
}

/** The names that a definition defines, with their kinds. A section that only explains a name is not that name. */
function namesOf(key: SectionKey): string[] {
  const { kind, symbols } = chunkOf(key);
  return PROSE.has(kind) ? [] : symbols.map((symbol) => `${symbol.kind} ${symbol.name}`);
}
