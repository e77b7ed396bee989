import { execFile, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { bundleNode } from '../../../build/bundle-node.mjs';
import { root } from '../../../build/root.mjs';
import { withLock } from '../../../indexer/store/lock.ts';
import { tempFolder, writeFiles } from '../../helpers/temp-folders.ts';

describe('withLock', () => {
  it('lets one writer in and refuses a second until the first is done', async () => {
    const folder = tempFolder();
    await withLock(folder, 'widgets', async () => {
      await expect(withLock(folder, 'widgets', async () => 'in')).rejects.toMatchObject({
        code: 'pack-busy',
        message: 'Another djdocs is changing "widgets"',
        hint: 'Wait until it is done',
      });
    });
    expect(await withLock(folder, 'widgets', async () => 'in')).toBe('in');
  });

  it('takes over the lock of a process that is gone', async () => {
    const folder = tempFolder();
    const { pid } = spawnSync(process.execPath, ['-e', '0']);
    writeFileSync(join(folder, 'lock'), String(pid));
    expect(await withLock(folder, 'widgets', async () => 'in')).toBe('in');
  });

  it('takes over the lock folder of a process that is gone, and leaves nothing of either', async () => {
    const folder = tempFolder();
    const { pid } = spawnSync(process.execPath, ['-e', '0']);
    writeFiles(folder, { [`lock/${pid}-0123456789abcdef`]: '' });
    expect(await withLock(folder, 'widgets', async () => readdirSync(folder))).toEqual(['lock']);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('lets one in at a time when several processes find the same dead lock at the same instant', async () => {
    const built = tempFolder();
    const entries = { racer: 'tests/unit/store/lock-racer.ts' };
    await bundleNode({ outDir: relative(root, built), entries });
    const { pid } = spawnSync(process.execPath, ['-e', '0']);
    const locks = [{ [`lock/${pid}-0123456789abcdef`]: '' }, { lock: String(pid) }];
    const folders = Array.from({ length: 40 }, () =>
      locks.map((lock) => writeFiles(tempFolder(), lock)),
    ).flat();
    const step = 12;
    const args = [join(built, 'racer.js'), String(Date.now() + 700), String(step), ...folders];
    const race = () => promisify(execFile)(process.execPath, args);
    const raced = await Promise.all(Array.from({ length: 4 }, race));
    const results = raced.map(({ stdout }) => JSON.parse(stdout) as { entered: number; violations: number });
    const sum = (of: 'entered' | 'violations') => results.reduce((total, result) => total + result[of], 0);
    expect(sum('violations')).toBe(0);
    expect(sum('entered')).toBeGreaterThanOrEqual(folders.length);
    expect(folders.flatMap((folder) => readdirSync(folder))).toEqual([]);
  });

  it.each(['', 'rubbish', '-1', '0'])('takes over a lock that names no process: "%s"', async (text) => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'lock'), text);
    expect(await withLock(folder, 'widgets', async () => 'in')).toBe('in');
  });

  it('refuses while a process of somebody else holds it', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'lock'), '1');
    await expect(withLock(folder, 'widgets', async () => 'in')).rejects.toMatchObject({ code: 'pack-busy' });
  });

  it('refuses while a living process is in the lock folder', async () => {
    const folder = writeFiles(tempFolder(), { 'lock/1-0123456789abcdef': '' });
    await expect(withLock(folder, 'widgets', async () => 'in')).rejects.toMatchObject({ code: 'pack-busy' });
    expect(readdirSync(folder)).toEqual(['lock']);
  });

  it('does not take what is not there for something to change', async () => {
    const nowhere = withLock(join(tempFolder(), 'gone'), 'widgets', async () => 'in');
    await expect(nowhere).rejects.toMatchObject({ code: 'not-found' });
  });

  it('gives the lock back when the work fails', async () => {
    const folder = tempFolder();
    const work = async () => {
      throw new Error('the ink is gone');
    };
    await expect(withLock(folder, 'widgets', work)).rejects.toThrow('the ink is gone');
    expect(existsSync(join(folder, 'lock'))).toBe(false);
  });
});
