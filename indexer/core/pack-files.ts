/** Names inside a pack's folder; pack-format.ts describes what they hold. */
export const CURRENT_FILE = 'current';
export const PARTS_FOLDER = 'parts';
/** Names the manifest that was in force before, for rollback. */
export const PREVIOUS_FILE = 'previous';
export const LOCK_FILE = 'lock';

const MANIFEST = /^manifest-[0-9a-f]{24}\.json$/;
const PART = /^[0-9a-f]{24}$/;

export function isManifestName(name: string): boolean {
  return MANIFEST.test(name);
}

/** Whether a text may name a part; anything else is never looked up on a disk. */
export function isPartName(name: string): boolean {
  return PART.test(name);
}

export function manifestFileName(hash: string): string {
  return `manifest-${hash}.json`;
}

export function partFileName(name: string): string {
  return `${name}.gz`;
}
