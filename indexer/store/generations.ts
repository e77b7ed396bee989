import { existsSync, readdirSync, readFileSync, statSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { DocsError, PackIntegrityError } from '../core/errors.ts';
import { MANIFEST_FILE, PARTS_FOLDER, PREVIOUS_FILE, partFileName } from '../core/pack-files.ts';
import { parseManifest } from '../core/pack-format.ts';
import { folderSource } from './folder-source.ts';
import { listParts } from './list-parts.ts';
import { whyPreviousDamaged } from './verify-pack.ts';
import { replaceFile } from './write-file.ts';

const MANIFEST_FILES: ReadonlySet<string> = new Set([MANIFEST_FILE, PREVIOUS_FILE]);

/** Bytes on the disk. */
export interface PackSize {
  /** Of the pack in force. */
  readonly bytes: number;
  /** Of what only the generation before needs. */
  readonly previousBytes: number;
}

/** The bytes of the manifest of a generation, as they are; undefined when there is none. */
export function readManifest(folder: string, file: string): Buffer | undefined {
  const path = join(folder, file);
  return existsSync(path) ? readFileSync(path) : undefined;
}

/**
 * Deletes what neither the pack in force nor the generation before needs; a generation before that cannot be read is
 * forgotten. The caller holds the lock.
 * @returns the bytes that were given back
 * @throws PackIntegrityError when the pack in force cannot be read: nothing is deleted then.
 */
export async function collectGarbage(folder: string, id: string): Promise<number> {
  const kept = await filesOf(folder, id, MANIFEST_FILE);
  try {
    for (const file of await filesOf(folder, id, PREVIOUS_FILE)) kept.add(file);
  } catch (error) {
    if (!(error instanceof DocsError)) throw error;
  }
  return deleteOthers(folder, kept);
}

/** Deletes all manifests and parts but some. @returns the bytes that were given back */
function deleteOthers(folder: string, kept: ReadonlySet<string>): number {
  let bytes = 0;
  for (const [file, size] of packFiles(folder)) {
    if (kept.has(file)) continue;
    unlinkSync(join(folder, file));
    bytes += size;
  }
  return bytes;
}

/**
 * Forgets the generation before and deletes what only it needed. The caller holds the lock.
 * @returns the bytes that were given back
 * @throws PackIntegrityError when the pack in force cannot be read: nothing is changed then.
 */
export async function dropPrevious(folder: string, id: string): Promise<number> {
  return deleteOthers(folder, await filesOf(folder, id, MANIFEST_FILE));
}

/**
 * Puts the generation before in force again; the one that was in force is then the one before. The caller holds the
 * lock.
 * @throws DocsError `not-found` when there is none, PackIntegrityError when it is not whole.
 */
export async function rollBack(folder: string, id: string): Promise<void> {
  const [current, previous] = [readManifest(folder, MANIFEST_FILE), readManifest(folder, PREVIOUS_FILE)];
  if (!previous) {
    throw new DocsError(
      'not-found',
      `There is no state of "${id}" to go back to`,
      'One is kept from each `djdocs add` to the next; `djdocs gc` and `djdocs remove` drop it',
    );
  }
  const why = await whyPreviousDamaged(folder, id);
  if (why) {
    throw new PackIntegrityError(
      `The state of "${id}" to go back to is damaged: ${why}`,
      'Drop it with `djdocs gc`; what is installed now stays as it is',
    );
  }
  // In this order, so that a crash in between leaves a pack in force, if without a way back.
  await replaceFile(join(folder, MANIFEST_FILE), previous);
  if (current) await replaceFile(join(folder, PREVIOUS_FILE), current);
}

/** What a pack takes on the disk. @throws PackIntegrityError when the pack in force cannot be read. */
export async function measurePack(folder: string, id: string): Promise<PackSize> {
  const current = await filesOf(folder, id, MANIFEST_FILE);
  const size = { bytes: 0, previousBytes: 0 };
  for (const [file, bytes] of packFiles(folder)) size[current.has(file) ? 'bytes' : 'previousBytes'] += bytes;
  return size;
}

/** The manifest and parts of a generation, as paths in the pack's folder; none when there is no generation before. */
async function filesOf(folder: string, id: string, manifestFile: string): Promise<Set<string>> {
  if (manifestFile === PREVIOUS_FILE && !existsSync(join(folder, PREVIOUS_FILE))) return new Set();
  const source = folderSource(folder, id, manifestFile);
  const manifest = parseManifest(await source.manifest(), source.place);
  const parts = await listParts(source, manifest);
  return new Set([manifestFile, ...parts.map((part) => join(PARTS_FOLDER, partFileName(part)))]);
}

/** All manifests and parts in a pack's folder with their sizes, also half-written ones. */
function* packFiles(folder: string): Generator<[path: string, bytes: number]> {
  const names = [
    ...readdirSync(folder).filter((name) => MANIFEST_FILES.has(name.replace(/\.new$/, ''))),
    ...readdirSync(join(folder, PARTS_FOLDER)).map((name) => join(PARTS_FOLDER, name)),
  ];
  for (const name of names) yield [name, statSync(join(folder, name)).size];
}
