import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DocsError } from '../core/errors.ts';
import { isDocSetId } from '../core/ref.ts';
import { hasPack } from './folder-source.ts';
import { collectGarbage } from './generations.ts';
import { clearDeadLocks, withLock } from './lock.ts';

/** A doc set that is being removed has a name of this kind: none that a doc set may have. */
export const REMOVED_PREFIX = '.removed-';

/**
 * Deletes what processes that were killed left in a folder of packs: removals that were cut off, packs that never came
 * into force, parts that no generation needs. What a living process is at work on is left alone, as is a pack that
 * cannot be read; what can be read and rolled back to stays as it is.
 * @returns the bytes that were given back
 */
export async function tidyPacks(packs: string): Promise<number> {
  let bytes = 0;
  for (const name of existsSync(packs) ? readdirSync(packs) : []) {
    const folder = join(packs, name);
    if (name.startsWith(REMOVED_PREFIX)) bytes += removeFolder(folder);
    else if (isDocSetId(name) && statSync(folder, { throwIfNoEntry: false })?.isDirectory())
      bytes += await tidyPack(folder, name);
  }
  return bytes;
}

async function tidyPack(folder: string, id: string): Promise<number> {
  try {
    return await withLock(folder, id, async () => {
      clearDeadLocks(folder);
      // Somebody's own folder of that name is no business of ours.
      const isOurs = hasPack(folder) || readdirSync(folder).every((name) => OF_A_PACK.test(name));
      if (!isOurs) return 0;
      return hasPack(folder) ? collectGarbage(folder, id) : removeFolder(folder);
    });
  } catch (error) {
    if (error instanceof DocsError) return 0;
    throw error;
  }
}

/** What an import writes before its pack is in force. */
const OF_A_PACK = /^(parts|lock(\..+)?|(manifest|previous)\.json\.new)$/;

function removeFolder(folder: string): number {
  let bytes = 0;
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const stats = statSync(join(folder, entry), { throwIfNoEntry: false });
    if (stats?.isFile()) bytes += stats.size;
  }
  rmSync(folder, { recursive: true, force: true });
  return bytes;
}
