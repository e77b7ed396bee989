import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MemoryFile } from '../../../electron/memory-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'djdocs-memory-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('there is nothing before something was written', async () => {
  expect(await new MemoryFile(join(folder, 'new')).read()).toBeUndefined();
});

test('of texts written at once the last one stays, and nothing else', async () => {
  const file = new MemoryFile(join(folder, 'new'));
  await Promise.all(['one', 'two', 'three'].map((text) => file.write(text)));
  expect(await file.read()).toBe('three');
  expect(await readdir(join(folder, 'new'))).toEqual(['memory.json']);
});

test('what a crash left half written is not read', async () => {
  const file = new MemoryFile(folder);
  await file.write('whole');
  await writeFile(join(folder, 'memory.json.new'), 'ha');
  expect(await file.read()).toBe('whole');
  await file.write('newer');
  expect(await file.read()).toBe('newer');
});

test('what is set aside is replaced by nothing', async () => {
  const file = new MemoryFile(folder);
  const names: string[] = [];
  for (const text of ['first', 'second']) {
    await file.write(text);
    names.push(await file.setAside());
    expect(await file.read()).toBeUndefined();
  }
  expect(names).toEqual(['memory.kept-1.json', 'memory.kept-2.json']);
  expect(await readFile(join(folder, 'memory.kept-1.json'), 'utf8')).toBe('first');
});

test('a write that fails says why, and the next one is tried', async () => {
  await writeFile(join(folder, 'file'), '');
  const file = new MemoryFile(join(folder, 'file', 'below'));
  await expect(file.write('text')).rejects.toThrow('ENOTDIR');
  await rm(join(folder, 'file'));
  await file.write('text');
  expect(await file.read()).toBe('text');
});
