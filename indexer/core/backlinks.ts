import type { LinkGraph } from './link-graph.ts';
import { NumberedSections, type SectionPlace } from './numbered-sections.ts';
import type { Pack } from './pack.ts';

/** The sections of one topic that link to a section. */
export interface LinkingTopic {
  readonly path: string;
  readonly title: string;
  /** In reading order; one without an anchor is the page's beginning. */
  readonly sections: readonly Pick<SectionPlace, 'title' | 'anchor'>[];
}

/** What links to a section of a topic. */
export interface Backlinks {
  /** Index of the section among the topic's chunks. */
  readonly chunk: number;
  /** Number of linking sections. */
  readonly count: number;
  /** In reading order, the topic itself included. */
  readonly topics: readonly LinkingTopic[];
}

/**
 * What links to the sections of a topic, from within its version: those with any, in reading order.
 * Undefined when the pack does not know its links, or the version does not have the topic.
 * @throws DocsError `not-found` for a version that is not there
 */
export async function backlinksOf(
  pack: Pack,
  label: string,
  path: string,
): Promise<readonly Backlinks[] | undefined> {
  const linked = await linkedSections(pack, label);
  const topic = linked?.sections.indexOf(path);
  if (!linked || topic === undefined) return undefined;
  const { graph, sections } = linked;
  const [first, end] = sections.rangeOf(topic);
  const found: Backlinks[] = [];
  for (let section = first; section < end; section++) {
    const sources = graph.sourcesOf(section);
    if (sources.length === 0) continue;
    const topics = groupByTopic(sources.map((source) => sections.placeOf(source)));
    found.push({ chunk: section - first, count: sources.length, topics });
  }
  return found;
}

/** The links of a version, and the sections that they are between. */
export interface LinkedSections {
  readonly graph: LinkGraph;
  readonly sections: NumberedSections;
}

/** Undefined when the pack does not know its links. */
export async function linkedSections(pack: Pack, label: string): Promise<LinkedSections | undefined> {
  const [graph, { topics }] = await Promise.all([pack.linkGraph(label), pack.topicList(label)]);
  return graph && { graph, sections: new NumberedSections(topics, graph) };
}

/** Sections under their topics, both in the order given. */
export function groupByTopic(places: readonly SectionPlace[]): LinkingTopic[] {
  const byPath = new Map<string, SectionPlace[]>();
  for (const place of places) {
    const group = byPath.get(place.path);
    if (group) group.push(place);
    else byPath.set(place.path, [place]);
  }
  return Array.from(byPath, ([path, group]) => ({
    path,
    title: group[0]?.topic ?? path,
    sections: group.map(({ title, anchor }) => (anchor === undefined ? { title } : { title, anchor })),
  }));
}
