import { linkedSections } from './backlinks.ts';
import { encodeTerms } from './encoder.ts';
import type { LinkGraph } from './link-graph.ts';
import type { NumberedSections, SectionPlace } from './numbered-sections.ts';
import type { Pack } from './pack.ts';
import type { TopicEntry } from './pack-format.ts';
import type { TopicKind } from './types.ts';

/** What one shared word of a title says beside links; found by looking at samples. */
const TITLE = 0.6;
/** Pages that link to everything say little of what belongs together, and are nobody's answer. */
const LISTS: ReadonlySet<TopicKind> = new Set(['release-notes', 'index']);

/**
 * The sections of other topics that have most to do with a topic or one of its sections: those that the same places
 * link to (co-citation), that link to the same places (bibliographic coupling), that are linked directly, and whose titles
 * share rare words. A link counts the less, the more its section has (Adamic and Adar, 2003, "Friends and neighbors
 * on the Web"). Equal input gives equal output: ties stand in reading order.
 * Undefined when the pack does not know its links, or the version does not have the topic.
 * @param chunk index of the section; 0 for the whole topic
 */
export async function relatedTo(
  pack: Pack,
  label: string,
  path: string,
  chunk: number,
  limit: number,
): Promise<readonly SectionPlace[] | undefined> {
  const linked = await linkedSections(pack, label);
  const topic = linked?.sections.indexOf(path);
  if (!linked || topic === undefined) return undefined;
  const { graph, sections } = linked;
  const [first, end] = sections.rangeOf(topic);
  const own = chunk > 0 && first + chunk < end ? [first + chunk] : range(first, end);
  const scores = scoreByLinks(graph, own);
  addTitles(scores, graph, sections, own);
  const mayBeList = isList(sections.topics[topic]);
  const ranked = [...scores]
    .filter(([section]) => {
      const at = sections.topicOf(section);
      return at !== topic && (mayBeList || !isList(sections.topics[at]));
    })
    .sort(([a, x], [b, y]) => y - x || a - b);
  return onePerTopic(ranked, sections, limit).map((section) => sections.placeOf(section));
}

/** Whether a topic is there to list things, as release notes are. */
export function isList(topic: TopicEntry | undefined): boolean {
  return topic !== undefined && LISTS.has(topic.kind);
}

/** Sections by how much links have them in common with some sections; hubs count for less. */
function scoreByLinks(graph: LinkGraph, own: readonly number[]): Map<number, number> {
  const scores = new Map<number, number>();
  const add = (section: number, value: number) => scores.set(section, (scores.get(section) ?? 0) + value);
  for (const one of own) {
    for (const source of graph.sourcesOf(one)) {
      const targets = graph.targetsOf(source);
      const share = 1 / (1 + targets.length);
      add(source, share);
      for (const target of targets) add(target, share);
    }
    for (const target of graph.targetsOf(one)) {
      const sources = graph.sourcesOf(target);
      const share = 1 / (1 + sources.length);
      add(target, share);
      for (const source of sources) add(source, share);
    }
  }
  for (const [section, score] of scores) {
    const degree = graph.sourcesOf(section).length + graph.targetsOf(section).length;
    scores.set(section, score / Math.sqrt(1 + degree));
  }
  return scores;
}

/** Adds what the titles of candidates share with those of the sections, by how rare the words are among candidates. */
function addTitles(
  scores: Map<number, number>,
  graph: LinkGraph,
  sections: NumberedSections,
  own: readonly number[],
): void {
  const wordsOf = (section: number) => {
    const { title, topic } = sections.placeOf(section);
    return new Set(encodeTerms(title === topic ? title : `${title} ${topic}`));
  };
  const wanted = new Set(own.flatMap((section) => (graph.nameOf(section) ? [...wordsOf(section)] : [])));
  for (const word of wordsOf(own[0] ?? 0)) wanted.add(word);
  const candidates = [...scores.keys()].map((section) => [section, wordsOf(section)] as const);
  const holders = new Map<string, number>();
  for (const [, words] of candidates) {
    for (const word of words) if (wanted.has(word)) holders.set(word, (holders.get(word) ?? 0) + 1);
  }
  const best = Math.max(...scores.values(), 0);
  for (const [section, words] of candidates) {
    let shared = 0;
    for (const word of words) {
      const count = holders.get(word);
      if (count !== undefined) shared += Math.log(1 + candidates.length / count);
    }
    const most = Math.max(1, words.size) * Math.log(1 + candidates.length);
    scores.set(section, (scores.get(section) ?? 0) + (best * TITLE * shared) / most);
  }
}

/** The best of each topic, so that a list does not name one page over and over. */
function onePerTopic(
  ranked: readonly (readonly [number, number])[],
  sections: NumberedSections,
  limit: number,
): number[] {
  const topics = new Set<number>();
  const chosen: number[] = [];
  for (const [section] of ranked) {
    const topic = sections.topicOf(section);
    if (chosen.length >= limit) break;
    if (topics.has(topic)) continue;
    topics.add(topic);
    chosen.push(section);
  }
  return chosen;
}

function range(first: number, end: number): number[] {
  return Array.from({ length: end - first }, (_, i) => first + i);
}
