import { closeSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from '../../../indexer/store/lock.ts';

/**
 * One of several processes that want the same locks at the same instants: `node lock-racer.js START STEP FOLDER…`.
 * Prints how often it was in, and how often somebody else was in at the same time.
 */
const [start = 0, step = 0] = process.argv.slice(2, 4).map(Number);
const result = { entered: 0, violations: 0 };
for (const [round, folder] of process.argv.slice(4).entries()) {
  waitUntil(start + round * step);
  await withLock(folder, 'widgets', async () => {
    result.entered++;
    if (!enter(join(folder, 'inside'))) result.violations++;
    waitUntil(Date.now() + step / 5);
    rmSync(join(folder, 'inside'), { force: true });
  }).catch((error: { code?: string }) => {
    if (error.code !== 'pack-busy') throw error;
  });
}
process.stdout.write(JSON.stringify(result));

/** Spins rather than sleeps, to be there on time. */
function waitUntil(time: number): void {
  while (Date.now() < time);
}

function enter(path: string): boolean {
  try {
    closeSync(openSync(path, 'wx'));
    return true;
  } catch {
    return false;
  }
}
