import { basename } from 'node:path';

const READ = /\.(zip|tar|tgz|txz|tbz2?|tar\.(gz|xz|bz2))$/i;
const UNREAD = /\.(7z|rar|gz|xz|bz2|zst|tzst|lz|lz4|lzma|br|z|epub|zim|docset|chm|iso|cab)$/i;

/** The archives that are read, for messages. */
export const READ_ARCHIVES = '.zip, .tar, .tar.gz, .tar.xz and .tar.bz2';

/** What an archive is called without its extension; undefined when the name is not that of an archive that is read. */
export function archiveName(path: string): string | undefined {
  const name = basename(path);
  return READ.test(name) ? name.replace(READ, '') || name : undefined;
}

/** Whether a name is that of an archive of a kind, or a compression, that is not read. */
export function isUnreadArchive(path: string): boolean {
  return UNREAD.test(path) && !READ.test(path);
}

/** How the bytes of an archive are packed, by how they begin. */
export type Packing = 'zip' | 'gzip' | 'xz' | 'bzip2' | 'tar' | 'unread' | 'unknown';

const SIGNATURES: readonly (readonly [Packing, offset: number, bytes: readonly number[]])[] = [
  ['zip', 0, [0x50, 0x4b, 3, 4]],
  // A zip archive without entries.
  ['zip', 0, [0x50, 0x4b, 5, 6]],
  ['gzip', 0, [0x1f, 0x8b]],
  ['xz', 0, [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]],
  ['bzip2', 0, [0x42, 0x5a, 0x68]],
  // `ustar`, in POSIX's and GNU's tar alike.
  ['tar', 257, [0x75, 0x73, 0x74, 0x61, 0x72]],
  ['unread', 0, [0x28, 0xb5, 0x2f, 0xfd]],
  ['unread', 0, [0x37, 0x7a, 0xbc, 0xaf]],
  ['unread', 0, [0x52, 0x61, 0x72, 0x21]],
];

/** @param head the first bytes of the file, 512 or all of them */
export function packingOf(head: Uint8Array): Packing {
  const found = SIGNATURES.find(([, offset, bytes]) => bytes.every((byte, i) => head[offset + i] === byte));
  return found?.[0] ?? 'unknown';
}
