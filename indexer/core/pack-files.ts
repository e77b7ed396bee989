/** Names inside a pack's folder; pack-format.ts describes what they hold. */
export const MANIFEST_FILE = 'manifest.json';
export const PARTS_FOLDER = 'parts';
/** The manifest that was in force before, for rollback and for those who still read its parts. */
export const PREVIOUS_FILE = 'previous.json';
/** Named the manifest in force before there was one of a fixed name; such a pack cannot be read any more. */
export const OLD_POINTER_FILE = 'current';
export const LOCK_FILE = 'lock';

const PART = /^[0-9a-f]{24}$/;

/** Whether a text may name a part; anything else is never looked up on a disk. */
export function isPartName(name: string): boolean {
  return PART.test(name);
}

export function partFileName(name: string): string {
  return `${name}.gz`;
}
