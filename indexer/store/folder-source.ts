import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { PackFormatError, PackIntegrityError } from '../core/errors.ts';
import type { PackShelf } from '../core/library.ts';
import {
  isPartName,
  MANIFEST_FILE,
  OLD_POINTER_FILE,
  PARTS_FOLDER,
  partFileName,
} from '../core/pack-files.ts';
import type { PartSource } from '../core/part-source.ts';
import { isDocSetId } from '../core/ref.ts';

/** No part is larger than this before compression; a damaged one must not fill the memory. */
const MAX_PART_BYTES = 256 * 1024 * 1024;

/** The packs in a folder, one folder per doc set. */
export function folderShelf(packs: string): PackShelf {
  return {
    async list() {
      if (!existsSync(packs)) return [];
      return readdirSync(packs, { withFileTypes: true })
        .filter((entry) => isDocSetId(entry.name) && hasPack(`${packs}/${entry.name}`))
        .map((entry) => entry.name)
        .sort();
    },
    source: (id) => folderSource(join(packs, id), id),
  };
}

/** Whether there is a pack in a folder, also one that cannot be read any more. */
export function hasPack(folder: string): boolean {
  return existsSync(`${folder}/${MANIFEST_FILE}`) || existsSync(`${folder}/${OLD_POINTER_FILE}`);
}

/** The files of a pack in a folder. */
export interface FolderSource extends PartSource {
  /** A part, for those who cannot wait. */
  partNow(name: string): Uint8Array;
  /** The file of a part as it lies on the disk. */
  stored(name: string): Buffer;
}

/**
 * A pack's files on disk.
 * @param manifestFile the manifest to read, when it is not the one in force
 */
export function folderSource(folder: string, id: string, manifestFile = MANIFEST_FILE): FolderSource {
  const place = `pack "${id}"`;
  const hint = `Take it away with \`djdocs remove ${id}\` and add the documentation again`;
  const damaged = (what: string, cause?: unknown) =>
    new PackIntegrityError(`${place} is damaged: ${what}`, hint, { cause });
  // One small file after another: asking the thread pool for each costs a command more than waiting for the disk.
  const read = (file: string, ifMissing: string): Buffer => {
    try {
      return readFileSync(`${folder}/${file}`);
    } catch (cause) {
      throw damaged(ifMissing, cause);
    }
  };
  const fileOf = (name: string) => `${PARTS_FOLDER}/${partFileName(name)}`;
  const stored = (name: string): Buffer => {
    if (!isPartName(name)) throw damaged(`"${name}" is not the name of a part`);
    return read(fileOf(name), `${fileOf(name)} is missing`);
  };
  const partNow = (name: string): Uint8Array => {
    const packed = stored(name);
    try {
      return gunzipSync(packed, { maxOutputLength: MAX_PART_BYTES, chunkSize: chunkSizeFor(packed) });
    } catch (cause) {
      throw damaged(`${fileOf(name)} cannot be unpacked`, cause);
    }
  };
  return {
    place,
    partNow,
    stored,
    part: async (name) => partNow(name),
    async manifest() {
      if (!existsSync(`${folder}/${manifestFile}`) && existsSync(`${folder}/${OLD_POINTER_FILE}`))
        throw new PackFormatError(`${place} was written by an older djdocs`, hint);
      return read(manifestFile, `${manifestFile} is missing`);
    },
  };
}

/**
 * A buffer that holds all of what a file unpacks to, by the length at its end (RFC 1952), so that zlib neither fills
 * several nor puts them together. A length that is wrong only costs time.
 */
function chunkSizeFor(stored: Buffer): number {
  const length = stored.length > 4 ? stored.readUInt32LE(stored.length - 4) : 0;
  return Math.min(Math.max(length, 1024), 1024 * 1024) + 1;
}
