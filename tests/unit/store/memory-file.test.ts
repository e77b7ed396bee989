import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { dropMemoryFile, readMemoryFile, writeMemoryFile } from '../../../indexer/store/memory-file.ts';
import { tempFolder } from '../../helpers/temp-folders.ts';

const OWNER = { fingerprint: 'abc', manifest: 'def' };
const LINES = ['{"a":1}', 'ünïcode\t"¶ 😀"', '', 'last'];

let home: string;
let packs: string;
beforeEach(() => {
  home = tempFolder();
  packs = join(home, 'packs');
  mkdirSync(join(packs, 'docs'), { recursive: true });
});

describe('memory files', () => {
  it('give back the lines that were kept', () => {
    writeMemoryFile(packs, 'docs', OWNER, LINES);
    expect(readMemoryFile(packs, 'docs', OWNER)).toEqual(LINES);
  });

  it('are none for another program or another pack', () => {
    writeMemoryFile(packs, 'docs', OWNER, LINES);
    expect(readMemoryFile(packs, 'docs', { ...OWNER, fingerprint: 'x' })).toBeUndefined();
    expect(readMemoryFile(packs, 'docs', { ...OWNER, manifest: 'x' })).toBeUndefined();
    expect(readMemoryFile(packs, 'other', OWNER)).toBeUndefined();
  });

  it('are none when a byte is another one, or the end is missing', () => {
    writeMemoryFile(packs, 'docs', OWNER, LINES);
    const file = join(home, 'cache/import/docs');
    const whole = readFileSync(file);
    for (let at = 0; at < whole.length; at++) {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] as number) ^ 1;
      writeFileSync(file, damaged);
      expect(readMemoryFile(packs, 'docs', OWNER)).toBeUndefined();
      writeFileSync(file, whole.subarray(0, at));
      expect(readMemoryFile(packs, 'docs', OWNER)).toBeUndefined();
    }
  });

  it('go with the doc set, and when they are dropped', () => {
    writeMemoryFile(packs, 'docs', OWNER, LINES);
    rmSync(join(packs, 'docs'), { recursive: true });
    mkdirSync(join(packs, 'other'));
    writeMemoryFile(packs, 'other', OWNER, LINES);
    expect(readMemoryFile(packs, 'docs', OWNER)).toBeUndefined();
    dropMemoryFile(packs, 'other');
    expect(readMemoryFile(packs, 'other', OWNER)).toBeUndefined();
  });
});
