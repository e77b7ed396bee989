import { ownValue } from '../core/own-value.ts';

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
