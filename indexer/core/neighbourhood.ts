import { linkedSections } from './backlinks.ts';
import type { Pack } from './pack.ts';
import { isList } from './related.ts';

/** Release notes link to everything, so that one of their links counts for less. */
const MINOR = 8;

/** A topic near another one. */
export interface Neighbour {
  readonly path: string;
  readonly title: string;
  /** The folder that it is shown under: `topics/db` for `topics/db/queries`; '' for the top. */
  readonly group: string;
  /** Number of sections of the topic in the middle that link to it, and of its sections that link there. */
  readonly out: number;
  readonly in: number;
}

/** A topic and those that it is linked with. */
export interface Neighbourhood {
  readonly path: string;
  readonly title: string;
  /** The nearest, sorted by group, then by path. */
  readonly neighbours: readonly Neighbour[];
  /** Number of further topics that were left out. */
  readonly more: number;
  /** Links among the neighbours, by their indices, each pair once, the smaller first. */
  readonly links: readonly (readonly [a: number, b: number])[];
}

/**
 * The topics that link to a topic or are linked from it, those with most links that are not merely lists of links first.
 * Undefined when the pack does not know its links, or the version does not have the topic.
 * @param limit of neighbours, so that a drawing stays readable
 */
export async function neighbourhoodOf(
  pack: Pack,
  label: string,
  path: string,
  limit: number,
): Promise<Neighbourhood | undefined> {
  const linked = await linkedSections(pack, label);
  const centre = linked?.sections.indexOf(path);
  if (!linked || centre === undefined) return undefined;
  const { graph, sections } = linked;
  const counts = new Map<number, { out: number; in: number }>();
  const note = (topic: number, way: 'out' | 'in') => {
    if (topic === centre) return;
    const count = counts.get(topic) ?? { out: 0, in: 0 };
    counts.set(topic, count);
    count[way] += 1;
  };
  eachSection(centre, (section) => {
    for (const topic of topicsOf(graph.targetsOf(section))) note(topic, 'out');
    for (const source of graph.sourcesOf(section)) note(sections.topicOf(source), 'in');
  });

  const worth = (topic: number) => {
    const { out = 0, in: incoming = 0 } = counts.get(topic) ?? {};
    const isMinor = isList(sections.topics[topic]) && !isList(sections.topics[centre]);
    return (out + incoming) / Math.sqrt(1 + linksOf(topic)) / (isMinor ? MINOR : 1);
  };
  const ranked = [...counts.keys()]
    .map((topic) => ({ topic, worth: worth(topic) }))
    .sort((a, b) => b.worth - a.worth || a.topic - b.topic);
  const chosen = ranked.slice(0, limit).map(({ topic }) => topic);
  const neighbours = chosen
    .map((topic) => ({ topic, entry: sections.topics[topic], ...counts.get(topic) }))
    .map(({ topic, entry, out = 0, in: incoming = 0 }) => {
      const at = entry?.path ?? '';
      return { topic, path: at, title: entry?.title ?? at, group: folderOf(at), out, in: incoming };
    })
    .sort((a, b) => (a.group === b.group ? compare(a.path, b.path) : compare(a.group, b.group)));
  const place = new Map(neighbours.map(({ topic }, i) => [topic, i]));
  const links = new Map<string, readonly [number, number]>();
  for (const [topic, from] of place) {
    eachSection(topic, (section) => {
      for (const other of topicsOf(graph.targetsOf(section))) {
        const to = place.get(other);
        if (to === undefined || to === from) continue;
        const pair = [Math.min(from, to), Math.max(from, to)] as const;
        links.set(pair.join(' '), pair);
      }
    });
  }
  return {
    path,
    title: sections.topics[centre]?.title ?? path,
    neighbours: neighbours.map(({ topic: _, ...neighbour }) => neighbour),
    more: ranked.length - chosen.length,
    links: [...links.values()].sort(([a, b], [c, d]) => a - c || b - d),
  };

  function eachSection(topic: number, visit: (section: number) => void): void {
    const [first, end] = sections.rangeOf(topic);
    for (let section = first; section < end; section++) visit(section);
  }

  /** The topics of some sections, each once. */
  function topicsOf(targets: readonly number[]): Set<number> {
    return new Set(targets.map((target) => sections.topicOf(target)));
  }

  function linksOf(topic: number): number {
    let count = 0;
    eachSection(topic, (section) => {
      count += graph.targetsOf(section).length + graph.sourcesOf(section).length;
    });
    return count;
  }
}

function folderOf(path: string): string {
  return path.split('/').slice(0, -1).slice(0, 2).join('/');
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
