import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CACHE_FOLDER } from '../core/home.ts';
import { hashBytes } from '../pipeline/hash.ts';

/** Whose memory it is: that of one program over one manifest. Any other is none. */
export interface MemoryOwner {
  /** Changes with the program. */
  readonly fingerprint: string;
  /** Seal of the manifest that the memory belongs to. */
  readonly manifest: string;
}

/** The folder with the memories of importing: beside the folder with the packs. May be deleted at any time. */
function memoryFolder(packs: string): string {
  return join(dirname(packs), CACHE_FOLDER, 'import');
}

/** The lines that were kept for a doc set; undefined when there are none, or they are not what was kept for this owner. */
export function readMemoryFile(packs: string, id: string, owner: MemoryOwner): string[] | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(join(memoryFolder(packs), id));
  } catch {
    return undefined;
  }
  const end = bytes.indexOf('\n') + 1;
  const body = bytes.subarray(end);
  return bytes.toString('utf8', 0, end) === headOf(owner, body)
    ? body.toString('utf8').split('\n')
    : undefined;
}

/**
 * Keeps lines for a doc set in the place of those before, and drops those of doc sets that are no longer installed. What
 * cannot be kept costs time later, and nothing now.
 */
export function writeMemoryFile(
  packs: string,
  id: string,
  owner: MemoryOwner,
  lines: readonly string[],
): void {
  const folder = memoryFolder(packs);
  const temporary = join(folder, `.${id}-${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true });
    const body = Buffer.from(lines.join('\n'));
    writeFileSync(temporary, Buffer.concat([Buffer.from(headOf(owner, body)), body]));
    renameSync(temporary, join(folder, id));
    const installed = new Set(readdirSync(packs));
    for (const name of readdirSync(folder)) if (!installed.has(name)) rmSync(join(folder, name));
  } catch {
    rmSync(temporary, { force: true });
  }
}

/** Forgets what was kept for a doc set. @returns the bytes that were given back */
export function dropMemoryFile(packs: string, id: string): void {
  rmSync(join(memoryFolder(packs), id), { force: true });
}

function headOf({ fingerprint, manifest }: MemoryOwner, body: Uint8Array): string {
  return `djdocs import memory ${fingerprint} ${manifest} ${hashBytes(body)}\n`;
}
