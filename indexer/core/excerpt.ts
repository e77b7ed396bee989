import type { TermFinder } from './term-finder.ts';
import { type Block, eachBlock, inlineOf, inlineText } from './tree.ts';
import type { Chunk } from './types.ts';

/** Calls `visit` with every text that an excerpt may be cut from, in reading order; a text is worked out when it is asked for. */
export type EachText = (visit: (text: () => string, isProse: boolean) => void) => void;

/** A piece of a chunk's text and where the query's words stand in it: positions in, text nodes out, never HTML. */
export interface Excerpt {
  readonly text: string;
  /** Pairs of start and end in UTF-16 units of `text`, ascending, not overlapping. */
  readonly marks: readonly (readonly [start: number, end: number])[];
}

const LENGTH = 180;
/** Words before the first match, so that it is read in its sentence. */
const LEAD = 60;

/** The texts of a chunk: all of its own blocks but headings, on one line each. */
export function textsOf({ content }: Pick<Chunk, 'content'>): EachText {
  return (visit) =>
    eachBlock(content, (block) => {
      if (block.k === 'heading' || block.k === 'rule') return;
      visit(() => blockText(block).replace(/\s+/g, ' ').trim(), block.k === 'p');
    });
}

/** The stretch of the texts that says most about the query; their beginning when no word of the query is in them. */
export function makeExcerpt(eachText: EachText, words: TermFinder): Excerpt {
  let best = { text: '', marks: [] as readonly (readonly [number, number])[], value: -1 };
  eachText((textOf, isProse) => {
    // Nothing says more than the first that says all.
    if (best.value >= 2 * words.size + (isProse ? 1 : 0)) return;
    const text = textOf();
    if (!text) return;
    const { marks, distinct } = words.find(text);
    // Prose says more than code or a bare signature when both match as much.
    const value = distinct * 2 + (isProse ? 1 : 0);
    if (value > best.value) best = { text, marks, value };
  });
  return cut(best.text, best.marks);
}

function blockText(block: Block): string {
  return block.k === 'code' ? block.text : inlineText(inlineOf(block));
}

function cut(text: string, marks: Excerpt['marks']): Excerpt {
  if (text.length <= LENGTH) return { text, marks };
  const first = marks[0]?.[0] ?? 0;
  const wanted = Math.max(0, Math.min(first - LEAD, text.length - LENGTH));
  const space = text.indexOf(' ', wanted);
  // A long word before the match is cut rather than the match left out.
  const from = wanted === 0 ? 0 : space >= 0 && space < first ? space + 1 : wanted;
  const end = Math.min(text.length, from + LENGTH);
  const to = end === text.length ? end : Math.max(text.lastIndexOf(' ', end), from + LENGTH / 2);
  const before = from > 0 ? '… ' : '';
  const after = to < text.length ? ' …' : '';
  const shift = before.length - from;
  return {
    text: before + text.slice(from, to) + after,
    marks: marks.filter(([a, b]) => a >= from && b <= to).map(([a, b]) => [a + shift, b + shift] as const),
  };
}
