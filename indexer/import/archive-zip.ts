import type { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { type Entry, getFileNameLowLevel, openPromise, type ZipFile } from 'yauzl';
import { DocsError } from '../core/errors.ts';
import { type ArchiveEntry, DamagedEntry } from './archive-contents.ts';
import type { ArchiveLimits } from './archive-limits.ts';

/** The longest target of a link that is looked at. */
const MAX_TARGET = 4096;

/**
 * Hands on the entries of a zip archive in the order of its directory, one after the other. Checksums are checked;
 * an entry that is damaged is one, not the whole archive.
 * @throws Error when the archive's directory is damaged; DocsError when it is encrypted or too large.
 */
export async function readZip(
  path: string,
  given: string,
  limits: ArchiveLimits,
  onEntry: (entry: ArchiveEntry) => Promise<void>,
): Promise<void> {
  // Names are decoded here, because the library refuses a whole archive for one unsafe name.
  const zip = await openPromise(path, { decodeStrings: false, autoClose: false });
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted()) {
        throw new DocsError('source-unsupported', `${given} is encrypted`, 'Unpack it and give the folder');
      }
      await onEntry(await toEntry(zip, entry, limits));
    }
  } finally {
    zip.close();
  }
}

async function toEntry(zip: ZipFile, entry: Entry, limits: ArchiveLimits): Promise<ArchiveEntry> {
  const name = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
  const kind = kindOf(entry, name);
  const body = limits.within(bodyOf(zip, entry));
  return kind === 'symbolic-link'
    ? { name, kind, body, target: await readTarget(body) }
    : { name, kind, body };
}

const UNIX = 3;
const TYPE_BITS = 0o170000;
const TYPES: ReadonlyMap<number, ArchiveEntry['kind']> = new Map([
  [0, 'file'],
  [0o100000, 'file'],
  [0o040000, 'folder'],
  [0o120000, 'symbolic-link'],
]);

function kindOf(entry: Entry, name: string): ArchiveEntry['kind'] {
  if (name.endsWith('/')) return 'folder';
  if (entry.versionMadeBy >> 8 !== UNIX) return 'file';
  return TYPES.get((entry.externalFileAttributes >>> 16) & TYPE_BITS) ?? 'other';
}

/** The bytes of an entry. @throws DamagedEntry when they are not what the archive says. */
async function* bodyOf(zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  let checksum = 0;
  try {
    const stream: Readable = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream) {
      checksum = crc32(chunk, checksum);
      yield chunk;
    }
  } catch (cause) {
    throw new DamagedEntry((cause as Error).message, { cause });
  }
  if (checksum !== entry.crc32) throw new DamagedEntry('its checksum is wrong');
}

/** What a link holds: where it leads to. '' when that is damaged or too long to lead anywhere. */
async function readTarget(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of body) {
      size += chunk.length;
      if (size > MAX_TARGET) return '';
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof DamagedEntry) return '';
    throw error;
  }
  return Buffer.concat(chunks).toString('utf8');
}
