import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  unlinkSync,
} from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import { DocsError } from '../core/errors.ts';
import { MANIFEST_FILE, PARTS_FOLDER, PREVIOUS_FILE, partFileName } from '../core/pack-files.ts';
import { type Directory, type Manifest, parseJsonPart, parseManifest } from '../core/pack-format.ts';
import type { EncodedPack } from '../pipeline/encode-pack.ts';
import { folderSource } from './folder-source.ts';
import { withLock } from './lock.ts';

const compress = promisify(gzip);
/** How many parts are compressed at the same time; zlib works in Node's thread pool. */
const AT_ONCE = 8;

/**
 * Puts a pack in force. New parts are written and synced first; then the manifest is replaced by a rename, so that a
 * reader (or a crash) sees the old pack or the new one and nothing between. The manifest that was in force is kept as
 * the previous generation; parts that neither needs are deleted. The caller holds the lock.
 * @returns whether anything changed.
 */
export async function commitPack(folder: string, pack: EncodedPack): Promise<boolean> {
  const bytes = new TextEncoder().encode(JSON.stringify(pack.manifest));
  const before = readManifest(folder, MANIFEST_FILE);
  if (before?.equals(bytes)) return false;
  await writeParts(folder, pack.parts);
  if (before) await replaceFile(join(folder, PREVIOUS_FILE), before);
  await replaceFile(join(folder, MANIFEST_FILE), bytes);
  await collectGarbage(folder, pack.manifest.docSet.id);
  return true;
}

/** Forgets the previous generation and deletes what only it needed. The caller holds the lock. */
export async function dropPrevious(folder: string, id: string): Promise<void> {
  rmSync(join(folder, PREVIOUS_FILE), { force: true });
  await collectGarbage(folder, id);
}

/** Takes a doc set away as a whole: out of sight by a rename first, so that a crash leaves no half of it. */
export async function removePack(packs: string, id: string): Promise<void> {
  const folder = join(packs, id);
  await withLock(folder, id, async () => {
    const doomed = join(packs, `.removed-${id}-${process.pid}`);
    renameSync(folder, doomed);
    rmSync(doomed, { recursive: true, force: true });
  });
}

async function writeParts(folder: string, parts: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const missing = [...parts].filter(([name]) => !existsSync(partPath(folder, name)));
  // Waiting for the disk is most of the work, so several parts wait at the same time.
  const queue = missing.values();
  let failure: { readonly reason: unknown } | undefined;
  const writer = async () => {
    for (const [name, bytes] of queue) {
      if (failure) return;
      try {
        const packed = await compress(bytes, { level: constants.Z_BEST_COMPRESSION });
        const temporary = `${partPath(folder, name)}.new`;
        await writeSynced(temporary, packed);
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

/** Deletes parts that neither the current nor the previous generation names. */
async function collectGarbage(folder: string, id: string): Promise<void> {
  const kept = new Set<string>();
  for (const file of [MANIFEST_FILE, PREVIOUS_FILE]) {
    const bytes = readManifest(folder, file);
    if (!bytes) continue;
    const manifest = parseManifest(bytes, `pack "${id}"`);
    const directory = parseJsonPart<Directory>(
      await folderSource(folder, id).part(manifest.directory.name),
      `pack "${id}"`,
    );
    for (const part of partsOf(manifest, directory)) kept.add(partFileName(part));
  }
  for (const name of readdirSync(join(folder, PARTS_FOLDER))) {
    if (!kept.has(name)) unlinkSync(join(folder, PARTS_FOLDER, name));
  }
}

/** The names of all parts that a pack is made of. */
export function partsOf(manifest: Manifest, directory: Directory): string[] {
  const tables = [manifest.postings, ...manifest.versions.map(({ symbols }) => symbols)];
  const parts = [
    manifest.directory,
    ...manifest.versions.flatMap(({ topics, chunks, vocabulary, diagnostics }) => [
      topics,
      chunks,
      vocabulary,
      diagnostics,
    ]),
    ...directory.topics.flatMap((topic) => topic.segments),
    ...directory.assets,
  ];
  return [...tables.flatMap((table) => table.map(([, name]) => name)), ...parts.map(({ name }) => name)];
}

function readManifest(folder: string, file: string): Buffer | undefined {
  const path = join(folder, file);
  return existsSync(path) ? readFileSync(path) : undefined;
}

function partPath(folder: string, name: string): string {
  return join(folder, PARTS_FOLDER, partFileName(name));
}

async function replaceFile(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${path}.new`;
  await writeSynced(temporary, bytes);
  renameSync(temporary, path);
  syncFolder(dirname(path));
}

/** Writes a file and waits until it is on the disk. @throws DocsError `import-failed`, naming the file and the reason. */
async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(path, bytes, { flush: true });
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const why = code === 'ENOSPC' ? 'the disk is full' : `${code ?? cause}`;
    throw new DocsError('import-failed', `Cannot write ${path}: ${why}`, 'Nothing installed was changed', {
      cause,
    });
  }
}

/** So that a rename survives a power cut. Windows has no such call for folders, and does not need it. */
function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
