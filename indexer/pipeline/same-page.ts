import { eachBlock, inlineOf, inlineText } from '../core/tree.ts';
import { type DraftTopic, readText } from './draft-topic.ts';

/** Words in a row that are compared as one: few enough to outlive an edit nearby, enough to be said by one page only. */
const RUN = 3;
/** A page with fewer runs says too little to be known by them. */
const FEW_RUNS = 8;
/**
 * A text of which this share is found in another is the same page. Scrapes of a page lie above 0.63, other pages of
 * the same title or path below 0.05 (ARCHITECTURE.md, "Measurements behind decisions").
 */
export const SAME_PAGE = 0.5;

/** Whether two topics read the same, wherever their links lead. */
export function saysTheSame(a: DraftTopic, b: DraftTopic): boolean {
  return a.facts.says === b.facts.says;
}

/** A title for comparing: its letters and digits, because scrapers glue and drop the rest. */
export function bareTitle({ title }: DraftTopic): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Compares the words of topics; keeps those of a topic for the next comparison. */
export class PageComparer {
  readonly #runs = new Map<DraftTopic, ReadonlyMap<string, number>>();

  /**
   * The share of a topic's runs of words that another one has too, from 0 to 1. Very short texts are the same (1) or
   * are not (0).
   */
  overlap(topic: DraftTopic, other: DraftTopic): number {
    const [runs, others] = [this.#runsOf(topic), this.#runsOf(other)];
    let [shared, all] = [0, 0];
    for (const [run, count] of runs) {
      all += count;
      shared += Math.min(count, others.get(run) ?? 0);
    }
    if (all < FEW_RUNS) return wordsOf(topic).join(' ') === wordsOf(other).join(' ') ? 1 : 0;
    return shared / all;
  }

  #runsOf(topic: DraftTopic): ReadonlyMap<string, number> {
    const known = this.#runs.get(topic);
    if (known) return known;
    const words = wordsOf(topic);
    const runs = new Map<string, number>();
    for (let i = 0; i + RUN <= words.length; i++) {
      const run = words.slice(i, i + RUN).join(' ');
      runs.set(run, (runs.get(run) ?? 0) + 1);
    }
    this.#runs.set(topic, runs);
    return runs;
  }
}

function wordsOf(topic: DraftTopic): string[] {
  const words: string[] = [];
  for (const content of readText(topic)) {
    eachBlock(content, (block) => {
      const text = block.k === 'code' ? block.text : inlineText(inlineOf(block));
      words.push(...(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []));
    });
  }
  return words;
}
