import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ContentNode } from '../../../indexer/core/tree.ts';
import type { Chunk } from '../../../indexer/core/types.ts';
import { Drawing } from '../../../renderer/reading/drawing.ts';
import { arrangePage, type PageNode } from '../../../renderer/reading/page-tree.ts';
import { cutPage, plainPieces } from '../../../renderer/reading/stretches.ts';
import { chunk, paragraph, topic } from './helpers.ts';

const words = (count: number, word = 'oar') => `${word} `.repeat(count).trim();

/** A page of sections with paragraphs; each section's parent is one before it. */
const pages = fc
  .array(
    fc.record({
      parent: fc.nat(),
      paragraphs: fc.array(fc.integer({ min: 1, max: 900 }), { maxLength: 6 }),
      items: fc.integer({ min: 0, max: 40 }),
    }),
    { minLength: 1, maxLength: 25 },
  )
  .map((sections) =>
    topic(
      ...sections.map(({ parent, paragraphs, items }, index): Chunk => {
        const list: ContentNode = {
          k: 'ul',
          c: Array.from({ length: items }, (_, i) => ({
            k: 'li' as const,
            c: [paragraph(words(150, `item${index}-${i}`))],
          })),
        };
        return chunk({
          anchor: `s${index}`,
          parent: index === 0 ? -1 : parent % index,
          content: [
            { k: 'heading', c: [`Section ${index}`] },
            ...paragraphs.map((count, i) => paragraph(words(count, `p${index}-${i}`))),
            ...(items > 0 ? [list] : []),
          ],
        });
      }),
    ),
  );

/** All text of a page in reading order, whatever it is cut into. */
function textOf(nodes: readonly PageNode[]): string[] {
  return plainPieces(nodes).flatMap(({ anchor = '', text }) => [anchor, text]);
}

const join = (pieces: readonly string[]) => pieces.filter(Boolean).join('\n');

describe('stretches', () => {
  it('leaves a short page as it is', () => {
    const { lead } = arrangePage(topic(chunk({ anchor: 'top', parent: -1, content: [paragraph('Short.')] })));
    expect(cutPage(lead)).toMatchObject({ weights: [], lead });
  });

  it('holds every word of a page once and in order, and every section', () => {
    fc.assert(
      fc.property(pages, (page) => {
        const { lead } = arrangePage(page);
        const cut = cutPage(lead);
        expect(join(textOf([cut.lead]))).toBe(join(textOf([lead])));
        const numbers = numbersOf([cut.lead]);
        expect(numbers).toEqual(cut.weights.map((_, number) => number));
        if (numbers.length > 0) for (const one of page.chunks) expect(cut.stretchOf.has(one)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('weighs no more than about a window, but for single blocks', () => {
    const long = chunk({
      anchor: 'top',
      parent: -1,
      content: Array.from({ length: 50 }, () => paragraph(words(100))),
    });
    const { weights } = cutPage(arrangePage(topic(long)).lead);
    expect(weights.length).toBeGreaterThan(5);
    expect(Math.max(...weights)).toBeLessThanOrEqual(2000);
  });

  it('goes on counting where a long numbered list was cut', () => {
    const item: ContentNode = { k: 'li', c: [paragraph(words(300))] };
    const list: ContentNode = { k: 'ol', start: 3, c: Array.from({ length: 30 }, () => item) };
    const { lead } = cutPage(arrangePage(topic(chunk({ anchor: 'top', parent: -1, content: [list] }))).lead);
    const lists = lead.content.flatMap((node) => (node.k === 'stretch' ? node.nodes : [node]));
    let next = 3;
    for (const one of lists) {
      expect(one).toMatchObject({ k: 'ol', start: next });
      next += 'c' in one ? one.c.length : 0;
    }
    expect(next).toBe(33);
  });
});

describe('drawing', () => {
  const weights = Array.from({ length: 20 }, () => 2000);

  it('begins with what is in the window and what stands just above it', () => {
    const drawing = new Drawing(weights, 10);
    const drawn = weights.flatMap((_, number) => (drawing.isDrawn(number) ? [number] : []));
    expect(drawn).toEqual([9, 10, 11, 12]);
  });

  it('draws everything, downwards first, and tells each stretch once', () => {
    const drawing = new Drawing(weights, 10);
    const told: number[] = [];
    weights.forEach((_, number) => void drawing.subscribe(number, () => told.push(number)));
    while (drawing.drawNext());
    expect(told).toEqual([13, 14, 15, 16, 17, 18, 19, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
  });

  it('leaves most of an endless page to be drawn when it is looked at', () => {
    const endless = Array.from({ length: 10_000 }, () => 2000);
    const drawing = new Drawing(endless, 0);
    while (drawing.drawNext());
    expect(drawing.isDrawn(500)).toBe(true);
    expect(drawing.isDrawn(9000)).toBe(false);
    drawing.draw(9000);
    expect(drawing.isDrawn(9000)).toBe(true);
  });
});

function numbersOf(nodes: readonly PageNode[]): number[] {
  return nodes.flatMap((node) => {
    if (node.k === 'stretch') return [node.number, ...numbersOf(node.nodes)];
    if (node.k === 'section') return numbersOf(node.content);
    return 'c' in node ? numbersOf(node.c.filter((one): one is PageNode => typeof one === 'object')) : [];
  });
}
