import { randomBytes } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DocsError } from '../core/errors.ts';
import { LOCK_FILE } from '../core/pack-files.ts';

/** How often a lock that changes hands while we look at it is tried for. */
const ATTEMPTS = 20;

/**
 * Runs `work` while this process alone may write the pack in `folder`. A lock whose process is gone is taken over.
 *
 * The lock is a folder with one file in it, named after its owner. It is made aside and renamed into place, which
 * fails where a folder with an owner in it is; so there is one owner at a time, and never a lock without one. A dead
 * owner is taken out by its own name: who comes too late for that finds nothing, and never hits the next owner.
 * @throws DocsError `pack-busy` when a living process holds it, `not-found` when there is no such folder.
 */
export async function withLock<T>(folder: string, id: string, work: () => Promise<T>): Promise<T> {
  const lock = join(folder, LOCK_FILE);
  const name = `${process.pid}-${randomBytes(8).toString('hex')}`;
  takeLock(lock, name, id);
  try {
    return await work();
  } finally {
    takeOut(lock, name);
  }
}

/** Deletes what processes that were killed while they took a lock left of it. */
export function clearDeadLocks(folder: string): void {
  for (const name of readdirSync(folder)) {
    const [, pid] = /^lock\.(\d+)-[0-9a-f]+$/.exec(name) ?? [];
    if (pid !== undefined && !isAlive(Number(pid)))
      rmSync(join(folder, name), { recursive: true, force: true });
  }
}

function takeLock(lock: string, name: string, id: string): void {
  const own = `${lock}.${name}`;
  try {
    for (let attempt = 0; ; attempt++) {
      makeAside(own, name, id);
      try {
        renameSync(own, lock);
        return;
      } catch (cause) {
        const owners = ownersOf(lock);
        if (attempt >= ATTEMPTS || owners.some(({ pid }) => isAlive(pid))) {
          throw new DocsError('pack-busy', `Another djdocs is changing "${id}"`, 'Wait until it is done', {
            cause,
          });
        }
        for (const dead of owners) dead.takeOut();
      }
    }
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}

function makeAside(own: string, name: string, id: string): void {
  try {
    mkdirSync(own);
    writeFileSync(join(own, name), '');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT')
      throw new DocsError('not-found', `No documentation "${id}" is installed`, 'See `djdocs list`', {
        cause,
      });
    if (code !== 'EEXIST') throw cause;
  }
}

interface Owner {
  readonly pid: number;
  takeOut(): void;
}

/** Who holds a lock: one, or nobody while it changes hands. */
function ownersOf(lock: string): Owner[] {
  const names = unlessChanged(() => readdirSync(lock));
  if (names) {
    // On Windows a rename does not replace an empty folder.
    if (names.length === 0) removeEmpty(lock);
    return names.map((name) => ({ pid: Number.parseInt(name, 10), takeOut: () => takeOut(lock, name) }));
  }
  // A file with a process in it is somebody's lock as well. An unlink never removes the folder of the next owner.
  const text = unlessChanged(() => readFileSync(lock, 'utf8'));
  const takeFile = () => unlessChanged(() => unlinkSync(lock));
  return text === undefined ? [] : [{ pid: Number(text), takeOut: takeFile }];
}

function takeOut(lock: string, name: string): void {
  rmSync(join(lock, name), { force: true });
  removeEmpty(lock);
}

/** Somebody else may be in it again; then it stays. */
function removeEmpty(lock: string): void {
  unlessChanged(() => rmdirSync(lock));
}

const CHANGED = new Set(['ENOENT', 'ENOTDIR', 'ENOTEMPTY', 'EEXIST', 'EISDIR', 'EPERM']);

/** What `look` gives, or undefined when the lock is another one by now. */
function unlessChanged<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch (error) {
    if (CHANGED.has((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
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
