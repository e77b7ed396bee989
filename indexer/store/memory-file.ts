import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { CACHE_FOLDER } from '../core/home.ts';

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
  const end = bytes.indexOf(NEWLINE) + 1;
  const body = bytes.subarray(end);
  return bytes.toString('utf8', 0, end) === headOf(owner, body) ? linesOf(body) : undefined;
}

const NEWLINE = 10;

/** Decoded one by one: most are ASCII, which takes half the memory unless it stands in one text with the others. */
function linesOf(body: Buffer): string[] {
  const lines: string[] = [];
  for (let start = 0; start < body.length; ) {
    const end = body.indexOf(NEWLINE, start);
    lines.push(body.toString('utf8', start, end));
    start = end + 1;
  }
  return lines;
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
    const body = Buffer.concat(lines.map((line) => Buffer.from(`${line}\n`)));
    const file = openSync(temporary, 'w');
    try {
      writeSync(file, headOf(owner, body));
      writeFileSync(file, body);
    } finally {
      closeSync(file);
    }
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

/** What a memory begins with; its checksum is there to notice a file that is not whole. */
function headOf({ fingerprint, manifest }: MemoryOwner, body: Uint8Array): string {
  return `djdocs import memory ${fingerprint} ${manifest} ${crc32(body)}\n`;
}
