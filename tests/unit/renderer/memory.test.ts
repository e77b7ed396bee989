import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EMPTY_MEMORY, type Memory } from '../../../renderer/memory/memory.ts';
import { readMemory, writeMemory } from '../../../renderer/memory/memory-text.ts';
import { type MemoryEvent, reduceMemory } from '../../../renderer/memory/reduce-memory.ts';
import { activeTab, type Session, startSession, type Tab } from '../../../renderer/memory/session.ts';

const tab = (id: string, address = `django@5.2/${id}`): Tab => ({ id, address, title: id.toUpperCase() });
const session = (ids: string, active: string): Session => ({
  tabs: [...ids].map((id) => tab(id)),
  active,
  closed: [],
});
const play = (start: Session, ...events: MemoryEvent[]) =>
  events.reduce(reduceMemory, { ...EMPTY_MEMORY, session: start }).session;
const ids = ({ tabs }: Session) => tabs.map(({ id }) => id).join('');

describe('tabs', () => {
  test('open beside the one that is shown, and take its place only when asked to', () => {
    const one = play(session('abc', 'a'), { kind: 'tab-opened', tab: tab('x'), isActive: false });
    expect([ids(one), one.active]).toEqual(['axbc', 'a']);
    const two = play(one, { kind: 'tab-opened', tab: tab('y'), isActive: true });
    expect([ids(two), two.active]).toEqual(['ayxbc', 'y']);
  });

  test.each([
    ['abc', 'b', 'b', 'ac', 'c'],
    ['abc', 'c', 'c', 'ab', 'b'],
    ['abc', 'a', 'c', 'ab', 'a'],
    ['a', 'a', 'a', 's', 's'],
    ['ab', 'a', 'x', 'ab', 'a'],
  ])('of %s, with %s shown, lose %s and are %s with %s', (all, active, id, left, next) => {
    const closed = play(session(all, active), { kind: 'tab-closed', id, spare: tab('s', '') });
    expect([ids(closed), closed.active]).toEqual([left, next]);
  });

  test('come back as they were, the last first', () => {
    const spare = tab('s', '');
    const start = play(
      session('abc', 'a'),
      { kind: 'place-left', tab: 'b', place: { scroll: 900, anchor: 'x', offset: 40 } },
      { kind: 'tab-closed', id: 'b', spare },
      { kind: 'tab-closed', id: 'c', spare },
    );
    const back = play(start, { kind: 'tab-reopened' }, { kind: 'tab-reopened' }, { kind: 'tab-reopened' });
    expect([ids(back), back.active, back.closed]).toEqual(['acb', 'b', []]);
    expect(activeTab(back)?.place).toEqual({ scroll: 900, anchor: 'x', offset: 40 });
  });

  test('move by as many places as there are', () => {
    expect(ids(play(session('abc', 'a'), { kind: 'tab-moved', id: 'a', by: 1 }))).toBe('bac');
    expect(ids(play(session('abc', 'a'), { kind: 'tab-moved', id: 'b', by: -9 }))).toBe('bac');
  });

  test('forget the place of a page when another has come', () => {
    const start = play(session('a', 'a'), { kind: 'place-left', tab: 'a', place: { scroll: 9 } });
    const same = play(start, { kind: 'arrived', tab: 'a', address: 'django@5.2/a', title: 'A' });
    expect(activeTab(same)?.place).toEqual({ scroll: 9 });
    const other = play(start, { kind: 'arrived', tab: 'a', address: 'django@5.2/b', title: 'B' });
    expect(activeTab(other)).toEqual({ id: 'a', address: 'django@5.2/b', title: 'B' });
  });
});

describe('a window that starts', () => {
  const stored = session('ab', 'a');
  test.each([
    ['without an address shows what was read last', undefined, undefined, 'ab', 'a'],
    ['at an address of a tab shows that tab', 'django@5.2/b', undefined, 'ab', 'b'],
    ['at another address opens a tab for it', 'django@5.2/z', undefined, 'anb', 'n'],
    ['anew goes on with its own tab', 'django@5.2/z', 'b', 'ab', 'b'],
    ['with a tab that is gone opens one', 'django@5.2/z', 'gone', 'anb', 'n'],
  ])('%s', (_, address, tab, all, active) => {
    const started = startSession(stored, { address, tab }, 'n');
    expect([ids(started), started.active]).toEqual([all, active]);
    if (address !== undefined) expect(activeTab(started)?.address).toBe(address);
  });

  test('takes the tab of the first page for its address', () => {
    const home: Session = { tabs: [tab('h', '')], active: 'h', closed: [] };
    const started = startSession(home, { address: 'django@5.2/z', tab: undefined }, 'n');
    expect(started.tabs).toEqual([{ id: 'h', address: 'django@5.2/z', title: '' }]);
  });
});

describe('what is remembered', () => {
  const bookmark = (ref: string, note = '') => ({ ref, title: ref, note, added: '2026-01-01T00:00:00Z' });

  test('of the history is each address once, the last first', () => {
    const visits = ['a', 'b', 'a'].map(
      (address, i): MemoryEvent => ({ kind: 'visited', visit: { address, title: address, at: `${i}` } }),
    );
    const { history } = visits.reduce(reduceMemory, EMPTY_MEMORY);
    expect(history.map(({ address, at }) => address + at)).toEqual(['a2', 'b1']);
  });

  test('of searches is each query once, without spaces around it', () => {
    const { searches } = ['a', 'b', ' a ', '  '].reduce(
      (memory: Memory, query) => reduceMemory(memory, { kind: 'searched', query }),
      EMPTY_MEMORY,
    );
    expect(searches).toEqual(['a', 'b']);
  });

  test('of notes from elsewhere is all that they say, and once', () => {
    const start: Memory = { ...EMPTY_MEMORY, bookmarks: [bookmark('a', 'mine'), bookmark('b')] };
    const event: MemoryEvent = {
      kind: 'imported',
      bookmarks: [bookmark('a', 'theirs'), bookmark('b', 'new'), bookmark('c')],
    };
    const once = reduceMemory(start, event);
    expect(once.bookmarks.map(({ ref, note }) => [ref, note])).toEqual([
      ['a', 'mine\n\ntheirs'],
      ['b', 'new'],
      ['c', ''],
    ]);
    expect(reduceMemory(once, event)).toEqual(once);
  });

  test('of two bookmarks that come to stand at one section are both notes', () => {
    const start: Memory = { ...EMPTY_MEMORY, bookmarks: [bookmark('a', 'one'), bookmark('b', 'two')] };
    const moved = reduceMemory(start, { kind: 'repinned', moves: [{ from: 'a', to: 'b' }] });
    expect(moved.bookmarks.map(({ ref, note }) => [ref, note])).toEqual([['b', 'one\n\ntwo']]);
  });
});

describe('the text of the memory', () => {
  const text = fc.string({ unit: 'binary' });
  const place = fc.record({ scroll: fc.nat(), anchor: text, offset: fc.integer() });
  const tabs = fc.uniqueArray(
    fc.record(
      { id: text, address: text, title: text, place, beside: text },
      { requiredKeys: ['id', 'address', 'title'] },
    ),
    { selector: ({ id }) => id, minLength: 1, maxLength: 4 },
  );
  const memories: fc.Arbitrary<Memory> = fc
    .record({
      tabs,
      history: fc.array(fc.record({ address: text, title: text, at: text })),
      bookmarks: fc.array(fc.record({ ref: text, title: text, note: text, added: text })),
      searches: fc.array(text),
    })
    .map(({ tabs, ...others }) => ({
      session: { tabs, active: tabs[0]?.id ?? '', closed: tabs },
      ...others,
    }));

  test('gives back whatever is written', () => {
    fc.assert(
      fc.property(memories, (memory) => {
        expect(readMemory(writeMemory(memory))).toEqual({ memory });
      }),
    );
  });

  test('is known to be damaged wherever it is cut', () => {
    fc.assert(
      fc.property(memories, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (memory, part) => {
        const whole = writeMemory(memory);
        expect(readMemory(whole.slice(0, Math.floor(whole.length * part))).problem).toBe('damaged');
      }),
    );
  });

  test.each([
    ['null', 'damaged'],
    ['[]', 'damaged'],
    ['{"session":{}}', 'damaged'],
    ['{"format":2,"session":{"tabs":[]}}', 'future'],
    ['{"format":1}', 'damaged'],
  ])('%s is %s', (stored, problem) => {
    expect(readMemory(stored)).toEqual({ memory: EMPTY_MEMORY, problem });
  });

  test('loses only the entries that make no sense, and says so', () => {
    const good = { ref: 'a', title: 'A', note: '', added: '' };
    const stored = { ...EMPTY_MEMORY, format: 1, bookmarks: [good, { ref: 7 }, null], searches: ['x'] };
    expect(readMemory(JSON.stringify(stored))).toEqual({
      memory: { ...EMPTY_MEMORY, bookmarks: [good], searches: ['x'] },
      problem: 'damaged',
    });
  });
});
