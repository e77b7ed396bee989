import type { Diagnostic, FurtherSource, Source } from '../core/types.ts';
import type { DraftTopic } from './draft-topic.ts';
import { bareTitle, PageComparer, SAME_PAGE, saysTheSame } from './same-page.ts';
import { mayDiffer, rankOf } from './source-rank.ts';
import type { SpareTopic } from './version-draft.ts';

/** The pages of all sources of a version with a path each; links are still those of their own source. */
export interface PlacedTopics {
  /** What is shown, in reading order: the most faithful source first. */
  readonly topics: readonly DraftTopic[];
  /** The texts of pages that another source shows. */
  readonly spare: readonly SpareTopic<DraftTopic>[];
  /** Per source: the path of a page of its own that is to be found under another one. */
  readonly moved: readonly ReadonlyMap<string, string>[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A shown topic while further sources are still to come. */
interface Place {
  readonly topic: DraftTopic;
  readonly alsoIn: FurtherSource[];
}

/**
 * Makes one list of the pages of several sources. The same page of two sources, at the same path or under the same
 * title, is one topic: the more faithful source is shown, the other named and its text kept as a spare. Pages that
 * say other things at the same path are both kept; the less faithful one (of equals, the later) gets a path of its
 * own and is reported. The outcome depends on what the sources hold, not on what was merged before.
 * @param pages the pages of each source with its own paths, in its reading order.
 */
export function placeTopics(
  sources: readonly Source[],
  pages: readonly (readonly DraftTopic[])[],
): PlacedTopics {
  const placing = new Placing(sources, pages);
  const order = sources.map((_, number) => number);
  order.sort((a, b) => rankOf(formatOf(sources, a)) - rankOf(formatOf(sources, b)) || a - b);
  for (const number of order) placing.addSource(number, pages[number] ?? []);
  return placing.finish();
}

class Placing {
  readonly #sources: readonly Source[];
  readonly #ownPaths: ReadonlySet<string>;
  readonly #places = new Map<string, Place>();
  /** Places of the sources before, by what the same page of another source would have in common with them. */
  readonly #known = new Map<string, Place[]>();
  readonly #comparer = new PageComparer();
  readonly #spare: SpareTopic<DraftTopic>[] = [];
  readonly #moved: Map<string, string>[];
  readonly #diagnostics: Diagnostic[] = [];

  constructor(sources: readonly Source[], pages: readonly (readonly DraftTopic[])[]) {
    this.#sources = sources;
    this.#moved = sources.map(() => new Map());
    this.#ownPaths = new Set(pages.flatMap((list) => list.map(({ path }) => path)));
  }

  addSource(number: number, topics: readonly DraftTopic[]): void {
    const added: Place[] = [];
    topics.forEach((topic, position) => {
      const found = this.#findSame(topic, number);
      if (found) this.#addSpare(topic, position, found.place, found.overlap);
      else added.push(this.#addTopic(topic));
    });
    // Only now, so that no source is merged with itself.
    for (const place of added) {
      for (const key of keysOf(place.topic)) {
        const list = this.#known.get(key);
        if (list) list.push(place);
        else this.#known.set(key, [place]);
      }
    }
  }

  finish(): PlacedTopics {
    const topics = [...this.#places.values()].map(({ topic, alsoIn }) =>
      alsoIn.length > 0 ? { ...topic, alsoIn } : topic,
    );
    this.#spare.sort((a, b) => a.topic.source - b.topic.source || a.position - b.position);
    return { topics, spare: this.#spare, moved: this.#moved, diagnostics: this.#diagnostics };
  }

  /** The place where another source has this page already; of several, the one that says most of it. */
  #findSame(topic: DraftTopic, number: number): { place: Place; overlap: number | undefined } | undefined {
    const format = formatOf(this.#sources, number);
    const candidates = new Set(keysOf(topic).flatMap((key) => this.#known.get(key) ?? []));
    let best: { place: Place; overlap: number } | undefined;
    for (const place of candidates) {
      const isHere = barePath(place.topic) === barePath(topic);
      if (isHere && saysTheSame(topic, place.topic)) return { place, overlap: undefined };
      if (!mayDiffer(format, formatOf(this.#sources, place.topic.source))) continue;
      const overlap = this.#comparer.overlap(topic, place.topic);
      if (overlap >= SAME_PAGE && overlap > (best?.overlap ?? 0)) best = { place, overlap };
    }
    return best;
  }

  #addSpare(topic: DraftTopic, position: number, place: Place, overlap: number | undefined): void {
    const { source, file, url, path } = topic;
    // A text that differs never counts as found whole.
    const share = overlap === undefined ? undefined : Math.min(0.99, Math.floor(overlap * 100) / 100);
    place.alsoIn.push({
      source,
      file,
      ...(path === place.topic.path ? {} : { path }),
      ...(url ? { url } : {}),
      ...(share === undefined ? {} : { overlap: share }),
    });
    this.#spare.push({ topic, position });
    if (path !== place.topic.path) this.#moved[source]?.set(path, place.topic.path);
    if (share === undefined) return;
    const shown = this.#sources[place.topic.source];
    this.#diagnostics.push({
      severity: 'info',
      code: 'page-differs',
      message: `the page "${place.topic.path}" is shown as ${shown?.name} has it; ${Math.round(share * 100)} % of what is said here is there`,
      file,
      line: 0,
      source,
    });
  }

  #addTopic(topic: DraftTopic): Place {
    let path = topic.path;
    for (let n = 2; this.#places.has(path) || (n > 2 && this.#ownPaths.has(path)); n++)
      path = `${topic.path}-${n}`;
    const isMoved = path !== topic.path;
    if (isMoved) {
      this.#moved[topic.source]?.set(topic.path, path);
      this.#diagnostics.push({
        severity: 'warning',
        code: 'topic-conflict',
        message: `another source has a page "${topic.path}" that says something else; this one is now "${path}"`,
        file: topic.file,
        line: 0,
        hint: 'If this is a newer copy of that source, add it with --replace',
        source: topic.source,
      });
    }
    const place: Place = { topic: isMoved ? { ...topic, path, ownPath: topic.path } : topic, alsoIn: [] };
    this.#places.set(path, place);
    return place;
  }
}

/** What the same page of two sources has in common: its path (folders may name their index page), or its title. */
function keysOf(topic: DraftTopic): string[] {
  const title = bareTitle(topic);
  return [`path ${barePath(topic)}`, ...(title ? [`title ${title}`] : [])];
}

function barePath({ path, ownPath = path }: DraftTopic): string {
  return ownPath.replace(/(^|\/)index$/, '');
}

function formatOf(sources: readonly Source[], number: number): Source['format'] {
  return (sources[number] as Source).format;
}
