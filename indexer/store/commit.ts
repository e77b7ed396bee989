import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { MANIFEST_FILE, PARTS_FOLDER, PREVIOUS_FILE, partFileName } from '../core/pack-files.ts';
import type { EncodedPack } from '../pipeline/encode-pack.ts';
import { collectGarbage, readManifest } from './generations.ts';
import { withLock } from './lock.ts';
import { packPart } from './part-file.ts';
import { REMOVED_PREFIX } from './tidy.ts';
import { replaceFile, syncFolder, writeSynced } from './write-file.ts';

/** How many parts wait for the disk at the same time. */
const AT_ONCE = 8;

export interface CommitOptions {
  /** Whether the generation before stays what it is, for a change in several steps. @default false */
  readonly keepPrevious?: boolean;
}

/**
 * Puts a pack in force. New parts are written and synced first; then the manifest is replaced by a rename, so that a
 * reader (or a crash) sees the old pack or the new one and nothing between. The manifest that was in force is kept as
 * the previous generation; parts that neither needs are deleted. The caller holds the lock.
 * @returns whether anything changed.
 */
export async function commitPack(
  folder: string,
  pack: EncodedPack,
  { keepPrevious = false }: CommitOptions = {},
): Promise<boolean> {
  const bytes = new TextEncoder().encode(JSON.stringify(pack.manifest));
  const before = readManifest(folder, MANIFEST_FILE);
  if (before?.equals(bytes)) return false;
  await writeParts(folder, pack.parts);
  if (before && !keepPrevious) await replaceFile(join(folder, PREVIOUS_FILE), before);
  await replaceFile(join(folder, MANIFEST_FILE), bytes);
  await collectGarbage(folder, pack.manifest.docSet.id);
  return true;
}

/** Takes a doc set away as a whole: out of sight by a rename first, so that a crash leaves no half of it. */
export async function removePack(packs: string, id: string): Promise<void> {
  const folder = join(packs, id);
  await withLock(folder, id, async () => {
    const doomed = join(packs, `${REMOVED_PREFIX}${id}-${process.pid}`);
    renameSync(folder, doomed);
    rmSync(doomed, { recursive: true, force: true });
  });
}

/** Writes the parts that a pack's folder does not have yet, and waits until they are on the disk. */
export async function writeParts(folder: string, parts: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const missing = [...parts].filter(([name]) => !existsSync(partPath(folder, name)));
  const queue = missing.values();
  let failure: { readonly reason: unknown } | undefined;
  const writer = async () => {
    for (const [name, bytes] of queue) {
      if (failure) return;
      try {
        const temporary = `${partPath(folder, name)}.new`;
        await writeSynced(temporary, packPart(bytes));
        renameSync(temporary, partPath(folder, name));
      } catch (reason) {
        failure ??= { reason };
      }
    }
  };
  // All of them have stopped before the lock is given back, also when one has failed.
  await Promise.all(Array.from({ length: AT_ONCE }, writer));
  if (failure) throw (failure as { reason: unknown }).reason;
  syncFolder(join(folder, PARTS_FOLDER));
}

function partPath(folder: string, name: string): string {
  return join(folder, PARTS_FOLDER, partFileName(name));
}
