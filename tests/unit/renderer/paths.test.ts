import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ListedSymbol } from '../../../indexer/core/list-symbols.ts';
import type { Neighbourhood } from '../../../indexer/core/neighbourhood.ts';
import { layOutMap, MAP_HEIGHT, MAP_WIDTH, nextOnMap } from '../../../renderer/paths/map-layout.ts';
import { countKinds, filterSymbols, splitName } from '../../../renderer/paths/symbol-filter.ts';

const around = (count: number): Neighbourhood => ({
  path: 'middle',
  title: 'Middle',
  neighbours: Array.from({ length: count }, (_, i) => ({
    path: `p${i}`,
    title: `A topic with a rather long title, number ${i}`,
    group: `g${i >> 2}`,
    out: 1,
    in: i,
  })),
  more: 0,
  links: [],
});

describe('map', () => {
  it('has room for every label, whatever number of topics there is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 24 }), (count) => {
        const nodes = layOutMap(around(count));
        expect(nodes.map(({ index }) => index)).toEqual([...nodes.keys()]);
        for (const side of ['left', 'right']) {
          const ys = nodes.filter((node) => node.side === side).map(({ y }) => y);
          ys.sort((a, b) => a - b);
          for (const [i, y] of ys.entries()) if (i > 0) expect(y - (ys[i - 1] ?? 0)).toBeGreaterThan(40);
        }
        for (const { x, y, label } of nodes) {
          expect(Math.abs(x - MAP_WIDTH / 2)).toBeLessThan(MAP_WIDTH / 4);
          expect(y).toBeGreaterThan(20);
          expect(y).toBeLessThan(MAP_HEIGHT - 20);
          expect(label.length).toBeLessThanOrEqual(34);
        }
      }),
    );
  });

  it('is walked by arrow keys to every topic and back to the middle', () => {
    const nodes = layOutMap(around(11));
    const reached = new Set<number>();
    const walk = (from: number) => {
      for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End']) {
        const next = nextOnMap(nodes, from, key);
        if (next === undefined || reached.has(next)) continue;
        reached.add(next);
        walk(next);
      }
    };
    walk(-1);
    expect([...reached].sort((a, b) => a - b)).toEqual([-1, ...nodes.keys()]);
    expect(nextOnMap(nodes, 0, 'a')).toBeUndefined();
  });
});

describe('index of names', () => {
  const symbol = (name: string, kind: ListedSymbol['kind']): ListedSymbol => ({
    name,
    kind,
    path: 'p',
    anchor: name,
  });
  const symbols = [
    symbol('boats.Sail.all', 'method'),
    symbol('boats.call', 'function'),
    symbol('boats.Sail.hoist', 'method'),
    symbol('ALLOWED_HARBOURS', 'setting'),
  ];

  it('counts kinds, most first', () => {
    expect(countKinds(symbols)).toEqual([
      ['method', 2],
      ['function', 1],
      ['setting', 1],
    ]);
  });

  it('has names that begin with what is typed before those that hold it', () => {
    const names = filterSymbols(symbols, undefined, ' ALL ').map(({ name }) => name);
    expect(names).toEqual(['boats.Sail.all', 'ALLOWED_HARBOURS', 'boats.call']);
    expect(filterSymbols(symbols, 'method', 'sail').map(({ name }) => name)).toEqual([
      'boats.Sail.all',
      'boats.Sail.hoist',
    ]);
    expect(filterSymbols(symbols, undefined, '')).toEqual(symbols);
  });

  it.each([
    ['boats.Sail.hoist', 'boats.Sail.', 'hoist'],
    ['DEBUG', '', 'DEBUG'],
    ['a term. With a stop', '', 'a term. With a stop'],
    ['ends.', '', 'ends.'],
  ])('parts %s', (name, around_, own) => {
    expect(splitName(name)).toEqual([around_, own]);
  });
});
