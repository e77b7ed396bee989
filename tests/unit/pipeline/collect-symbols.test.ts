import { describe, expect, it } from 'vitest';
import type { Chunk, ChunkKind } from '../../../indexer/core/types.ts';
import type { InventorySymbol } from '../../../indexer/import/importer.ts';
import { collectSymbols } from '../../../indexer/pipeline/collect-symbols.ts';
import { type DraftTopic, draftTopic } from '../../../indexer/pipeline/draft-topic.ts';

function topicWith(more: Partial<Chunk>): DraftTopic {
  const chunk: Chunk = {
    anchor: 'a',
    aliases: [],
    title: 'A',
    kind: 'section',
    parent: -1,
    trail: [],
    content: [],
    symbols: [],
    line: 1,
    hash: '',
    ...more,
  };
  const place = { path: 'ref', file: 'ref.html', source: 0 };
  return draftTopic({ ...place, title: 'Ref', kind: 'reference', chunks: [chunk] });
}
function collect(chunk: Partial<Chunk>, inventory: InventorySymbol[] = []) {
  const collected = collectSymbols([topicWith(chunk)], inventory)[0]?.chunks[0];
  return { kind: collected?.kind, symbols: collected?.symbols };
}
const listed = (name: string, kind: ChunkKind, anchor: string): InventorySymbol => ({
  name,
  kind,
  path: 'ref',
  anchor,
});

describe('collectSymbols', () => {
  it('puts names of the inventory where their anchor or an alias of it stands', () => {
    const names = [
      listed('w.Gear', 'class', 'w.Gear'),
      listed('w', 'module', 'module-w'),
      { ...listed('x', 'class', 'w.Gear'), path: 'other' },
    ];
    expect(collect({ anchor: 'w.Gear', aliases: ['module-w'], kind: 'class' }, names).symbols).toEqual([
      { name: 'w.Gear', kind: 'class' },
      { name: 'w', kind: 'module' },
    ]);
  });

  it('calls a section that is headed by the one thing it defines by the kind of that thing', () => {
    expect(
      collect({ anchor: 'oil', aliases: ['std-setting-OIL'], title: 'OIL' }, [
        listed('OIL', 'setting', 'std-setting-OIL'),
      ]).kind,
    ).toBe('setting');
    expect(collect({ anchor: 'oil', title: 'About it' }, [listed('OIL', 'setting', 'oil')]).kind).toBe(
      'section',
    );
  });

  it.each<[string, Partial<Chunk>, { name: string; kind: ChunkKind }[]]>([
    [
      'an anchor that is a name',
      { anchor: 'w.Gear.turn', kind: 'method', title: 'turn(by)' },
      [{ name: 'w.Gear.turn', kind: 'method' }],
    ],
    [
      'the options of a signature',
      { anchor: 'cmdoption-v', kind: 'option', title: '-v {0,1}, --verbosity {0,1}' },
      [
        { name: '-v', kind: 'option' },
        { name: '--verbosity', kind: 'option' },
      ],
    ],
    ['a heading that is a call', { title: 'turn_gear(by)' }, [{ name: 'turn_gear', kind: 'function' }]],
    ['a heading that is a setting', { title: 'GEAR_OIL' }, [{ name: 'GEAR_OIL', kind: 'setting' }]],
    ['a heading that is a dotted name', { title: 'gears.oil' }, [{ name: 'gears.oil', kind: 'definition' }]],
    ['a heading of plain words', { title: 'Turning gears' }, []],
    ['a heading of one plain word', { title: 'Oil' }, []],
  ])('reads %s where there is no inventory', (_, chunk, symbols) => {
    expect(collect(chunk).symbols).toEqual(symbols);
  });

  it('adds nothing when it is asked twice', () => {
    const inventory = [listed('w.Gear', 'class', 'w.Gear')];
    const once = collectSymbols([topicWith({ anchor: 'w.Gear', kind: 'class' })], inventory);
    expect(collectSymbols(once, inventory)).toEqual(once);
  });
});
