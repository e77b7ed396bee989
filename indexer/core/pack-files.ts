/** Names inside a pack's folder; pack-format.ts describes what they hold. */
export const MANIFEST_FILE = 'manifest.json';
export const PARTS_FOLDER = 'parts';
/** The manifest that was in force before, so that its parts stay for those who still read it. */
export const PREVIOUS_FILE = 'previous.json';
export const LOCK_FILE = 'lock';

const PART = /^[0-9a-f]{24}$/;

/** Whether a text may name a part; anything else is never looked up on a disk. */
export function isPartName(name: string): boolean {
  return PART.test(name);
}

export function partFileName(name: string): string {
  return `${name}.gz`;
}
