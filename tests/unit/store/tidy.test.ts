import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { withLock } from '../../../indexer/store/lock.ts';
import { tidyPacks } from '../../../indexer/store/tidy.ts';
import { ID, install, saying } from '../../helpers/stored-packs.ts';
import { folderHashes, tempFolder, writeFiles } from '../../helpers/temp-folders.ts';

let packs = '';
const dead = spawnSync(process.execPath, ['-e', '0']).pid;

beforeEach(async () => {
  packs = tempFolder();
  await install(packs, saying('one'));
  await install(packs, saying('two'));
});

describe('tidying up after processes that were killed', () => {
  it('finishes removals, and deletes packs that never came into force', async () => {
    const before = folderHashes(packs);
    writeFiles(join(packs, '.removed-gears-17'), { 'manifest.json': 'x', 'parts/a.gz': 'yy' });
    writeFiles(join(packs, 'gears'), { 'parts/a.gz': 'yyy', 'parts/b.gz.new': 'z', 'manifest.json.new': '' });
    writeFiles(join(packs, 'gears/lock'), { [`${dead}-0123`]: '' });
    expect(await tidyPacks(packs)).toBe(7);
    expect(folderHashes(packs)).toEqual(before);
    expect(existsSync(join(packs, 'gears'))).toBe(false);
    expect(await tidyPacks(packs)).toBe(0);
  });

  it('deletes the parts that no generation needs and the locks of the dead, and keeps the way back', async () => {
    const before = folderHashes(packs);
    writeFiles(join(packs, ID), {
      [`parts/${'1'.repeat(24)}.gz`]: 'left',
      'manifest.json.new': 'left',
      [`lock.${dead}-0123456789abcdef/${dead}-0123456789abcdef`]: '',
    });
    expect(await tidyPacks(packs)).toBe(8);
    expect(folderHashes(packs)).toEqual(before);
  });

  it('leaves alone what somebody is at work on, what cannot be read, and what is not ours', async () => {
    writeFiles(join(packs, 'gears'), { 'parts/a.gz': 'yyy' });
    writeFiles(join(packs, 'notes'), { 'mine.txt': 'mine' });
    writeFiles(join(packs, 'rubbish'), { 'manifest.json': 'rubbish', 'parts/a.gz': 'y' });
    const before = folderHashes(packs);
    await withLock(join(packs, 'gears'), 'gears', async () => {
      expect(await tidyPacks(packs)).toBe(0);
    });
    expect(folderHashes(packs)).toEqual(before);
  });

  it('finds nothing where there are no packs', async () => {
    expect(await tidyPacks(join(packs, 'nowhere'))).toBe(0);
  });
});
