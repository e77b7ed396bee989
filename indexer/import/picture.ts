import { createHash } from 'node:crypto';
import { ownValue } from '../core/own-value.ts';
import type { SourceTree } from './source-tree.ts';

const TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  svg: 'image/svg+xml',
};

/** The media type of a picture by its name's extension; undefined when it is not a kind of picture that packs hold. */
export function pictureType(path: string): string | undefined {
  return ownValue(TYPES, /\.([a-z]+)(?:[?#].*)?$/i.exec(path)?.[1]?.toLowerCase() ?? '');
}

/** A hash over all pictures of a source with their paths. One that cannot be read counts as empty. */
export function hashPictures(tree: SourceTree): string {
  const hash = createHash('sha256');
  for (const file of tree.files) {
    if (!pictureType(file.path)) continue;
    hash.update(`${file.path}\0${file.size}\0`);
    try {
      hash.update(file.read());
    } catch {
      // Whoever shows it will say so.
    }
  }
  return hash.digest('hex');
}
