import type { Chunk, ChunkKind, Topic } from '../core/types.ts';
import { matchByContent } from './match-content.ts';
import type { VersionDraft } from './version-draft.ts';

/** How a section of one version was known again in another. */
export type MatchHow =
  /** By an id that both have. */
  | 'id'
  /** By the full name that both define. */
  | 'symbol'
  /** By what it says. */
  | 'content';

/** A section of a version, by topic path and chunk index. */
export interface SectionKey {
  readonly topic: Topic;
  readonly index: number;
}

/** A section of an older version and what it is in a newer one. */
export interface SectionPair {
  readonly before: SectionKey;
  readonly after: SectionKey;
  readonly how: MatchHow;
}

/** What became of the sections of an older version; each section is in at most one pair. */
export interface VersionMatch {
  readonly pairs: readonly SectionPair[];
  readonly removed: readonly SectionKey[];
  readonly added: readonly SectionKey[];
}

/** Ids that a writer of HTML counts out, so that the same one is another place in the next version. */
const COUNTED = /^(id|index-|footnote-|toc-entry-)\d+$/;

const PROSE: ReadonlySet<ChunkKind> = new Set(['page', 'section', 'term']);

/**
 * Knows the sections of an older version again in a newer one, through renamed anchors and moved pages: first by
 * topic path and id, then by the full name of what they define, wherever that is now, at last by what they say.
 */
export function matchVersions(older: VersionDraft, newer: VersionDraft): VersionMatch {
  const matcher = new Matcher(older, newer);
  matcher.byIds();
  matcher.bySymbols();
  return matcher.finish();
}

class Matcher {
  readonly #older: readonly Topic[];
  readonly #newer: ReadonlyMap<string, Topic>;
  readonly #pairs: SectionPair[] = [];
  readonly #matched = new Set<Chunk>();

  constructor(older: VersionDraft, newer: VersionDraft) {
    this.#older = older.topics;
    this.#newer = new Map(newer.topics.map((topic) => [topic.path, topic]));
  }

  byIds(): void {
    for (const topic of this.#older) {
      const now = this.#newer.get(topic.path);
      if (!now) continue;
      // A page's lead is its lead, whatever its heading came to be called.
      this.#pair({ topic, index: 0 }, { topic: now, index: 0 }, 'id');
      const ids = indexIds(now);
      for (const idsOf of [(chunk: Chunk) => [chunk.anchor], (chunk: Chunk) => chunk.aliases]) {
        topic.chunks.forEach((chunk, index) => {
          const id = idsOf(chunk).find((candidate) => !COUNTED.test(candidate) && ids.has(candidate));
          if (id === undefined) return;
          this.#pair({ topic, index }, { topic: now, index: ids.get(id) as number }, 'id');
        });
      }
    }
  }

  bySymbols(): void {
    const defined = new Map<string, SectionKey>();
    for (const after of this.#unmatched(this.#newer.values())) {
      for (const name of namesOf(after)) if (!defined.has(name)) defined.set(name, after);
    }
    for (const before of this.#unmatched(this.#older)) {
      const name = namesOf(before).find((candidate) => defined.has(candidate));
      if (name !== undefined) this.#pair(before, defined.get(name) as SectionKey, 'symbol');
    }
  }

  finish(): VersionMatch {
    const known = new Map(this.#pairs.map(({ before, after }) => [chunkOf(before), chunkOf(after)]));
    const found = matchByContent(this.#unmatched(this.#older), this.#unmatched(this.#newer.values()), known);
    for (const { before, after } of found) this.#pair(before, after, 'content');
    return {
      pairs: this.#pairs,
      removed: this.#unmatched(this.#older),
      added: this.#unmatched(this.#newer.values()),
    };
  }

  #pair(before: SectionKey, after: SectionKey, how: MatchHow): void {
    const [old, now] = [chunkOf(before), chunkOf(after)];
    if (!old || !now || this.#matched.has(old) || this.#matched.has(now)) return;
    this.#matched.add(old).add(now);
    this.#pairs.push({ before, after, how });
  }

  #unmatched(topics: Iterable<Topic>): SectionKey[] {
    return [...topics].flatMap((topic) =>
      topic.chunks.flatMap((chunk, index) => (this.#matched.has(chunk) ? [] : [{ topic, index }])),
    );
  }
}

/** The chunk of a key. */
export function chunkOf({ topic, index }: SectionKey): Chunk {
  return topic.chunks[index] as Chunk;
}

function indexIds(topic: Topic): Map<string, number> {
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
