import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { PackIntegrityError } from '../core/errors.ts';
import type { PackShelf } from '../core/library.ts';
import type { PartSource } from '../core/part-source.ts';
import { isDocSetId } from '../core/ref.ts';
import { CURRENT_FILE, isManifestName, isPartName, PARTS_FOLDER, partFileName } from './pack-files.ts';

/** No part is larger than this before compression; a damaged one must not fill the memory. */
const MAX_PART_BYTES = 256 * 1024 * 1024;

/** The packs in a folder, one folder per doc set. */
export function folderShelf(packs: string): PackShelf {
  return {
    async list() {
      if (!existsSync(packs)) return [];
      return readdirSync(packs, { withFileTypes: true })
        .filter((entry) => isDocSetId(entry.name) && existsSync(join(packs, entry.name, CURRENT_FILE)))
        .map((entry) => entry.name)
        .sort();
    },
    source: (id) => folderSource(join(packs, id), id),
  };
}

/** A pack's files on disk. */
export function folderSource(folder: string, id: string): PartSource {
  const place = `pack "${id}"`;
  const damaged = (what: string, cause?: unknown) =>
    new PackIntegrityError(
      `${place} is damaged: ${what}`,
      `Add the documentation again, or \`djdocs remove ${id}\``,
      {
        cause,
      },
    );
  return {
    place,
    async current() {
      const name = await readFile(join(folder, CURRENT_FILE), 'utf8').then(
        (text) => text.trim(),
        (cause) => {
          throw damaged('it does not say which manifest is in force', cause);
        },
      );
      if (!isManifestName(name)) throw damaged(`"${name.slice(0, 60)}" is not the name of a manifest`);
      return name;
    },
    async manifest(name) {
      return readFile(join(folder, name)).catch((cause) => {
        throw damaged(`${name} is missing`, cause);
      });
    },
    async part(name) {
      if (!isPartName(name)) throw damaged(`"${name}" is not the name of a part`);
      const file = join(PARTS_FOLDER, partFileName(name));
      const stored = await readFile(join(folder, file)).catch((cause) => {
        throw damaged(`${file} is missing`, cause);
      });
      try {
        return gunzipSync(stored, { maxOutputLength: MAX_PART_BYTES });
      } catch (cause) {
        throw damaged(`${file} cannot be unpacked`, cause);
      }
    },
  };
}
