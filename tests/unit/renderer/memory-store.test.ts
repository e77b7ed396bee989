import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { MemoryFile } from '../../../renderer/memory/memory-file.ts';
import { type MemoryProblem, MemoryStore } from '../../../renderer/memory/memory-store.ts';
import { readMemory } from '../../../renderer/memory/memory-text.ts';

/** A file in memory, which can be told to fail. */
class TestFile implements MemoryFile {
  text: string | undefined;
  kept: string[] = [];
  failure: Error | undefined;
  writes = 0;

  constructor(text?: string) {
    this.text = text;
  }
  async read() {
    if (this.failure) throw this.failure;
    return this.text;
  }
  async write(text: string) {
    if (this.failure) throw this.failure;
    this.writes++;
    this.text = text;
  }
  async setAside() {
    if (this.failure) throw this.failure;
    this.kept.push(this.text ?? '');
    return `memory.kept-${this.kept.length}.json`;
  }
}

let problems: MemoryProblem[] = [];
beforeEach(() => {
  problems = [];
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

async function storeOn(file: TestFile): Promise<MemoryStore> {
  const store = new MemoryStore(file, (problem) => problems.push(problem));
  await store.load();
  store.becomeWriter();
  await store.flush();
  return store;
}

const searched = (query: string) => ({ kind: 'searched', query }) as const;

test('changes are gathered, and written when they have come to rest', async () => {
  const file = new TestFile();
  const store = await storeOn(file);
  file.writes = 0;
  for (const query of ['a', 'b', 'c']) store.dispatch(searched(query));
  expect(file.writes).toBe(0);
  await vi.advanceTimersByTimeAsync(300);
  expect(file.writes).toBe(1);
  expect(readMemory(file.text).memory.searches).toEqual(['c', 'b', 'a']);
});

describe.each([
  ['{"format":99,"bookmarks":"elsewhere"}', 'future'],
  ['{"format":1,"session":{"tabs":[{"id":"a","addr', 'damaged'],
])('a memory that says %s', (text, kind) => {
  test('is kept as it is before another takes its place, and the app goes on', async () => {
    const file = new TestFile(text);
    const store = await storeOn(file);
    expect(problems).toEqual([{ kind, name: 'memory.kept-1.json' }]);
    expect(file.kept).toEqual([text]);
    store.dispatch(searched('a'));
    await store.flush();
    expect(readMemory(file.text).memory.searches).toEqual(['a']);
  });

  test('is never written over when it cannot be kept', async () => {
    const file = new TestFile(text);
    file.setAside = async () => {
      throw new Error('the disk is full');
    };
    const store = await storeOn(file);
    store.dispatch(searched('a'));
    await vi.advanceTimersByTimeAsync(1000);
    expect(file.text).toBe(text);
    expect(problems.map((problem) => problem.kind)).toContain('unreadable');
  });
});

test('a full disk is told once, and written again as soon as it can be', async () => {
  const file = new TestFile();
  const store = await storeOn(file);
  file.failure = new Error("Error invoking remote method 'writeMemory': Error: the disk is full");
  for (const query of ['a', 'b']) {
    store.dispatch(searched(query));
    await store.flush();
  }
  expect(problems).toEqual([{ kind: 'unwritable', reason: 'the disk is full' }]);
  file.failure = undefined;
  store.dispatch(searched('c'));
  await store.flush();
  expect(readMemory(file.text).memory.searches).toEqual(['c', 'b', 'a']);
});

test('a window that may not write tells the others, and writes once it may', async () => {
  const file = new TestFile();
  const [writer, other] = [new MemoryStore(file, () => undefined), new MemoryStore(file, () => undefined)];
  writer.onShared = (event) => other.receive(event);
  other.onShared = (event) => writer.receive(event);
  await Promise.all([writer.load(), other.load()]);
  writer.becomeWriter();
  other.dispatch(searched('of the other'));
  other.dispatch({ kind: 'tab-opened', tab: { id: 'o', address: '', title: '' }, isActive: true });
  await writer.flush();
  await other.flush();
  expect(readMemory(file.text).memory).toMatchObject({ searches: ['of the other'], session: { tabs: [] } });
  other.becomeWriter();
  await other.flush();
  expect(readMemory(file.text).memory.session.active).toBe('o');
});
