import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLinkGraph } from '../../../indexer/core/link-graph.ts';
import type { Topic } from '../../../indexer/core/types.ts';
import { type LinkEdge, writeLinkGraph } from '../../../indexer/pipeline/write-link-graph.ts';
import { chunk } from './build-topic.ts';

const names = fc.oneof(
  fc.constantFrom('Sails', 'Sail.hoist(height)', 'class Sail(canvas)', 'boats.Sail', '帆', '⛵⛵ and 🛶', ''),
  fc.string({ maxLength: 12, unit: 'grapheme' }),
);
const anchors = fc.oneof(
  fc.constantFrom('sails', 'boats.Sail.hoist', 'boats.Sail', 'hoist', 'boats.sail', '⛵⛷', '⛵⛵'),
  fc.string({ maxLength: 16, unit: 'grapheme' }),
);
const kinds = fc.constantFrom('section' as const, 'method' as const);

describe('link graph', () => {
  it('gives back every link, both ways, and the names of all sections that have one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.tuple(names, anchors, kinds), { minLength: 1, maxLength: 5 }), {
          minLength: 1,
          maxLength: 6,
        }),
        fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 40 }),
        (pages, pairs) => {
          const topics = pages.map(
            (chunks, i): Topic => ({
              path: `t${i}`,
              title: `T${i}`,
              kind: 'guide',
              file: '',
              source: 0,
              chunks: chunks.map(([title, anchor, kind]) => chunk({ title, anchor, kind })),
            }),
          );
          const all = topics.flatMap(({ chunks }) => chunks.map((one, index) => ({ one, index })));
          const edges = pairs.map(([a, b]): LinkEdge => [a % all.length, b % all.length]);
          const graph = readLinkGraph(writeLinkGraph(topics, edges));
          expect(graph.size).toBe(all.length);
          all.forEach(({ one, index }, section) => {
            const to = edges.filter(([from]) => from === section).map(([, target]) => target);
            const from = edges.filter(([, target]) => target === section).map(([source]) => source);
            expect(graph.targetsOf(section)).toEqual(ascending(to));
            expect(graph.sourcesOf(section)).toEqual(ascending(from));
            const isNamed = index > 0 && to.length + from.length > 0;
            expect(graph.nameOf(section)?.anchor).toBe(isNamed ? one.anchor : undefined);
            if (isNamed && one.kind === 'section') expect(graph.nameOf(section)?.title).toBe(one.title);
          });
        },
      ),
    );
  });

  it('says the same of the same links in another order', () => {
    const topics: Topic[] = [
      {
        path: 'a',
        title: 'A',
        kind: 'guide',
        file: '',
        source: 0,
        chunks: [chunk({ anchor: 'a' }), chunk({ anchor: 'b' })],
      },
    ];
    expect(
      writeLinkGraph(topics, [
        [0, 1],
        [1, 0],
        [0, 1],
      ]),
    ).toEqual(
      writeLinkGraph(topics, [
        [1, 0],
        [0, 1],
      ]),
    );
  });

  it('refuses bytes that are cut off or name a section that is not there', () => {
    const topics: Topic[] = [
      {
        path: 'a',
        title: 'A',
        kind: 'guide',
        file: '',
        source: 0,
        chunks: [chunk({ anchor: 'a' }), chunk({ anchor: 'b' })],
      },
    ];
    const bytes = writeLinkGraph(topics, [[0, 1]]);
    for (let end = 0; end < bytes.length; end++)
      expect(() => readLinkGraph(bytes.slice(0, end))).toThrow(RangeError);
    expect(() => readLinkGraph(Uint8Array.from([1, 1, 0, 0, 1, 8]))).toThrow(RangeError);
  });
});

function ascending(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].sort((a, b) => a - b);
}
