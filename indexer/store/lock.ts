import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DocsError } from '../core/errors.ts';
import { LOCK_FILE } from '../core/pack-files.ts';

/**
 * Runs `work` while this process alone may write the pack in `folder`. A lock whose process is gone is taken over.
 * @throws DocsError `pack-busy` when a living process holds it.
 */
export async function withLock<T>(folder: string, id: string, work: () => Promise<T>): Promise<T> {
  const path = join(folder, LOCK_FILE);
  takeLock(path, id);
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

function takeLock(path: string, id: string): void {
  for (let attempt = 0; ; attempt++) {
    // Written aside and linked into place, so that nobody ever reads a lock without its owner in it.
    const own = `${path}.${process.pid}`;
    try {
      writeFileSync(own, String(process.pid));
      linkSync(own, path);
      return;
    } catch (cause) {
      const { code } = cause as NodeJS.ErrnoException;
      if (code === 'ENOENT')
        throw new DocsError('not-found', `No documentation "${id}" is installed`, 'See `djdocs list`');
      if (code !== 'EEXIST') throw cause;
      if (attempt === 0 && !isAlive(Number(readFileSync(path, 'utf8')))) {
        rmSync(path, { force: true });
        continue;
      }
      throw new DocsError('pack-busy', `Another djdocs is changing "${id}"`, 'Wait until it is done', {
        cause,
      });
    } finally {
      rmSync(own, { force: true });
    }
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
