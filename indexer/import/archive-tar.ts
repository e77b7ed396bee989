import { createReadStream } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { pipeline as pipe } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract, type Header } from 'tar-stream';
import xz from 'xz-decompress';
import type { ArchiveEntry } from './archive-contents.ts';
import type { Packing } from './archive-kinds.ts';
import type { ArchiveLimits } from './archive-limits.ts';
import { bunzip2 } from './bunzip2.ts';

/**
 * Hands on the entries of a tar archive in its order, one after the other, as they are unpacked.
 * @throws Error when it is damaged or cut off; DocsError when it is too large; whatever `onEntry` throws.
 */
export async function readTar(
  path: string,
  packing: Packing,
  limits: ArchiveLimits,
  onEntry: (entry: ArchiveEntry) => Promise<void>,
): Promise<void> {
  const tar = extract();
  tar.on('entry', (header, body, next) => {
    const goOn = () => {
      body.resume();
      next();
    };
    onEntry(toEntry(header, body as AsyncIterable<Uint8Array>)).then(goOn, next);
  });
  await pipe(Readable.from(limits.within(unpacked(path, packing))), tar);
}

const KINDS: Readonly<Record<string, ArchiveEntry['kind']>> = {
  file: 'file',
  'contiguous-file': 'file',
  directory: 'folder',
  link: 'hard-link',
  symlink: 'symbolic-link',
};

function toEntry({ name, type, linkname }: Header, body: AsyncIterable<Uint8Array>): ArchiveEntry {
  const kind = KINDS[type ?? ''] ?? 'other';
  return { name, kind, body, ...(linkname ? { target: linkname } : {}) };
}

/** What a packed file unpacks to, at most as fast as it is asked for. */
async function* unpacked(path: string, packing: Packing): AsyncGenerator<Uint8Array> {
  if (packing === 'bzip2') {
    yield* bunzip2(path);
    return;
  }
  const packed = createReadStream(path);
  try {
    yield* unpack(packed, packing);
  } finally {
    packed.destroy();
  }
}

function unpack(packed: Readable, packing: Packing): AsyncIterable<Uint8Array> {
  switch (packing) {
    case 'gzip': {
      const plain = createGunzip();
      // An error goes to both, and is thrown where the result is read.
      pipeline(packed, plain, () => {});
      return plain;
    }
    case 'xz':
      return unxz(packed);
    default:
      return packed;
  }
}

/** What xz-embedded means by its numbers (`enum xz_ret` in its xz.h). */
const XZ_ERRORS: readonly (string | undefined)[] = [
  ...[undefined, undefined, undefined, 'it asks for more memory than there is'],
  ...[
    'it asks for more memory than it may have',
    'it is not xz',
    'it is packed with options that are not read',
  ],
  ...['its data is damaged', 'it is cut off'],
];

async function* unxz(packed: Readable): AsyncGenerator<Uint8Array> {
  try {
    yield* new xz.XzReadableStream(Readable.toWeb(packed) as ReadableStream<Uint8Array>);
  } catch (cause) {
    const number = /error code (\d+)$/.exec((cause as Error).message)?.[1];
    throw new Error(XZ_ERRORS[Number(number)] ?? (cause as Error).message, { cause });
  }
}
