import { buffer } from 'node:stream/consumers';
import { crc32, deflateRawSync } from 'node:zlib';
import { type Header, pack } from 'tar-stream';
import type { Files } from './source-trees.ts';

/** An entry of a tar archive: a file with these bytes, or whatever the header says. */
export type TarEntry = Partial<Header> & { readonly name: string; readonly content?: string | Uint8Array };

/** The bytes of a tar archive, entries in the order given. */
export async function tarOf(entries: readonly TarEntry[]): Promise<Buffer> {
  const tar = pack();
  for (const { content, ...header } of entries) {
    // One clock for all, so that the same entries are the same bytes.
    tar.entry({ mtime: new Date(0), ...header } as Header, Buffer.from(content ?? ''));
  }
  tar.finalize();
  return buffer(tar);
}

/** The files as entries of an archive, below a top folder where one is given. */
export function entriesOf(files: Files, top = ''): { name: string; content: string | Uint8Array }[] {
  return Object.entries(files).map(([path, content]) => ({ name: top + path, content }));
}

/** An entry of a zip archive, with whatever it should say wrongly. */
export interface ZipEntry {
  readonly name: string | Uint8Array;
  readonly content?: string | Uint8Array;
  /** 0 stored, 8 deflated (the default); other methods keep the bytes as they are. */
  readonly method?: number;
  /** Unix mode, for links. */
  readonly mode?: number;
  readonly flags?: number;
  readonly crc?: number;
  /** What the directory says that it unpacks to. */
  readonly size?: number;
  /** Writes the sizes into a zip64 extra field. */
  readonly zip64?: boolean;
  /** Points to the data of this entry instead of its own. */
  readonly dataOf?: number;
}

/** The bytes of a zip archive (PKWARE's APPNOTE 6.3.10), entries in the order given. */
export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const out: Buffer[] = [];
  const offsets: number[] = [];
  const stored: { data: Buffer; crc: number; size: number }[] = [];
  let offset = 0;
  const put = (...parts: Buffer[]) => {
    for (const part of parts) {
      out.push(part);
      offset += part.length;
    }
  };
  entries.forEach((entry, i) => {
    const bytes = Buffer.from(entry.content ?? '');
    const data = (entry.method ?? 8) === 8 ? deflateRawSync(bytes) : bytes;
    const shared = entry.dataOf === undefined ? undefined : stored[entry.dataOf];
    stored.push(shared ?? { data, crc: crc32(bytes), size: bytes.length });
    offsets.push(shared ? (offsets[entry.dataOf as number] as number) : offset);
    if (shared) return;
    const name = Buffer.from(entry.name);
    const header = fields([4, 0x04034b50], ...common(entry, stored[i] as Stored), [2, name.length], [2, 0]);
    put(header, name, data);
  });
  const start = offset;
  entries.forEach((entry, i) => {
    const name = Buffer.from(entry.name);
    const { data, size } = stored[i] as Stored;
    const extra = entry.zip64
      ? fields([2, 1], [2, 16], [8, entry.size ?? size], [8, data.length])
      : Buffer.alloc(0);
    const attributes = ((entry.mode ?? 0o100644) << 16) >>> 0;
    put(
      fields(
        [4, 0x02014b50],
        [2, 0x0314],
        ...common(entry, stored[i] as Stored),
        ...([
          [2, name.length],
          [2, extra.length],
          [2, 0],
          [2, 0],
          [2, 0],
        ] as Field[]),
        [4, attributes],
        [4, offsets[i] as number],
      ),
      name,
      extra,
    );
  });
  const size = offset - start;
  const end = fields([4, 0x06054b50], [2, 0], [2, 0], [2, entries.length], [2, entries.length]);
  put(end, fields([4, size], [4, start], [2, 0]));
  return Buffer.concat(out);
}

type Field = readonly [bytes: 2 | 4 | 8, value: number];
interface Stored {
  readonly data: Buffer;
  readonly crc: number;
  readonly size: number;
}

/** What the local header and the directory say alike. */
function common(entry: ZipEntry, { data, crc, size }: Stored): Field[] {
  const [packed, unpacked] = entry.zip64 ? [0xffffffff, 0xffffffff] : [data.length, entry.size ?? size];
  return [
    [2, 45],
    [2, (entry.flags ?? 0) | 0x800],
    [2, entry.method ?? 8],
    [4, 0],
    [4, entry.crc ?? crc],
    [4, packed],
    [4, unpacked],
  ];
}

function fields(...all: Field[]): Buffer {
  return Buffer.concat(
    all.map(([bytes, value]) => {
      const field = Buffer.alloc(bytes);
      if (bytes === 8) field.writeBigUInt64LE(BigInt(value));
      else field.writeUIntLE(value, 0, bytes);
      return field;
    }),
  );
}
