import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withLock } from '../../../indexer/store/lock.ts';
import { tempFolder } from '../../helpers/temp-folders.ts';

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

  it('gives the lock back when the work fails', async () => {
    const folder = tempFolder();
    const work = async () => {
      throw new Error('the ink is gone');
    };
    await expect(withLock(folder, 'widgets', work)).rejects.toThrow('the ink is gone');
    expect(existsSync(join(folder, 'lock'))).toBe(false);
  });
});
