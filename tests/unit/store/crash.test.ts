import * as fs from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { filesIn, ID, install, readText, saying } from '../../helpers/stored-packs.ts';
import { tempFolder } from '../../helpers/temp-folders.ts';

/** Counts the steps that change a disk and stops at one, as if the machine had gone away. */
const crash = vi.hoisted(() => ({
  in: Number.POSITIVE_INFINITY,
  counted(module: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
    const step = (name: string) => {
      if (--this.in < 0) throw Object.assign(new Error(`crash in ${name}`), { code: 'EIO' });
    };
    const wrapped = names.map((name) => [
      name,
      (...args: unknown[]) => {
        step(name);
        // Nothing here outlives the process, so waiting for the disk would only cost time.
        return name === 'fsyncSync' ? undefined : (module[name] as (...all: unknown[]) => unknown)(...args);
      },
    ]);
    return { ...module, ...Object.fromEntries(wrapped) };
  },
}));

vi.mock('node:fs', async (real) =>
  crash.counted(await real(), ['openSync', 'writeSync', 'fsyncSync', 'renameSync', 'unlinkSync']),
);
vi.mock('node:fs/promises', async (real) =>
  crash.counted(await real(), ['open', 'writeFile', 'rename', 'unlink']),
);

describe('a crash at any step of putting a pack in force', () => {
  beforeEach(() => {
    crash.in = Number.POSITIVE_INFINITY;
  });

  it('leaves the old pack or the new one readable, and the next try succeeds', async () => {
    const [before, after] = [saying('old words'), saying('new words')];
    const installed = tempFolder();
    await install(installed, before);
    const seen = new Set<string>();
    for (let step = 0; ; step++) {
      const packs = tempFolder();
      fs.cpSync(installed, packs, { recursive: true });
      crash.in = step;
      const failure = await install(packs, after).catch((error: Error) => error);
      const isDone = crash.in >= 0;
      crash.in = Number.POSITIVE_INFINITY;
      const text = await readText(packs);
      expect(text).toMatch(isDone ? /new words/ : /old words|new words/);
      seen.add(text);
      await install(packs, after);
      expect(await readText(packs)).toContain('new words');
      expect(filesIn(packs).filter((name) => name.endsWith('.gz.new'))).toEqual([]);
      if (isDone) break;
      expect(failure).toBeInstanceOf(Error);
    }
    expect(seen.size).toBe(2);
  });

  it('leaves no folder behind before the first pack is in force', async () => {
    const packs = tempFolder();
    crash.in = 4;
    await expect(install(packs, saying('words'))).rejects.toThrow();
    crash.in = Number.POSITIVE_INFINITY;
    expect(fs.existsSync(join(packs, ID))).toBe(false);
  });

  it('names the file that could not be written', async () => {
    const packs = tempFolder();
    await install(packs, saying('old words'));
    crash.in = 1;
    await expect(install(packs, saying('new words'))).rejects.toMatchObject({
      code: 'import-failed',
      message: expect.stringMatching(/^Cannot write .*widgets.*: EIO$/),
      hint: 'Nothing installed was changed',
    });
  });
});
