import type { LinkGraph } from './link-graph.ts';
import type { TopicEntry } from './pack-format.ts';

/** A section by where it stands and what it is called. */
export interface SectionPlace {
  readonly path: string;
  /** What its topic is called. */
  readonly topic: string;
  /** Its own title; that of the topic for the first of a topic. */
  readonly title: string;
  /** Absent for the first of a topic. */
  readonly anchor?: string;
}

/** Tells sections from their numbers through a version's list of topics, which is how a LinkGraph numbers them. */
export class NumberedSections {
  readonly topics: readonly TopicEntry[];
  /** The number of each topic's first section; one more at the end. */
  readonly #first: readonly number[];
  readonly #graph: LinkGraph;
  readonly #byPath: ReadonlyMap<string, number>;

  constructor(topics: readonly TopicEntry[], graph: LinkGraph) {
    this.topics = topics;
    this.#graph = graph;
    const first = [0];
    for (const { chunks } of topics) first.push((first.at(-1) ?? 0) + chunks);
    this.#first = first;
    this.#byPath = new Map(topics.map(({ path }, i) => [path, i]));
  }

  /** The index of a topic in the list; undefined when it is not there. */
  indexOf(path: string): number | undefined {
    return this.#byPath.get(path);
  }

  /** The numbers of a topic's sections: the first, and the one after the last. */
  rangeOf(topic: number): readonly [first: number, end: number] {
    return [this.#first[topic] ?? 0, this.#first[topic + 1] ?? 0];
  }

  /** The index of the topic that a section belongs to. */
  topicOf(section: number): number {
    let [low, high] = [0, this.topics.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#first[middle + 1] ?? 0) <= section) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Where a section that links or is linked to stands. */
  placeOf(section: number): SectionPlace {
    const topic = this.topics[this.topicOf(section)];
    const { path = '', title = '' } = topic ?? {};
    const name = this.#graph.nameOf(section);
    return name ? { path, topic: title, ...name } : { path, topic: title, title };
  }
}
