import type { Diagnostic } from '../core/types.ts';

/** What a source may be at most; the same for folders and archives. */
export const MAX_FILES = 200_000;
export const MAX_FILE_BYTES = 256 * 1024 * 1024;
export const MAX_FILE_SIZE_TEXT = '256 MB';

/** Hidden folders that say how the pages beside them belong together. */
const READ_HIDDEN = new Set(['.vitepress']);
const SKIPPED_FOLDERS: ReadonlySet<string> = new Set(['node_modules', '__pycache__']);

/** Whether a file or folder of this name is never part of a source: hidden ones and what tools leave behind. */
export function isPassedOver(name: string, isFolder: boolean): boolean {
  const isHidden = name.startsWith('.') && !READ_HIDDEN.has(name);
  return isHidden || (isFolder && SKIPPED_FOLDERS.has(name));
}

/** A file of a source that is left out, and why. */
export type LeftOut =
  | 'link-outside'
  | 'file-too-large'
  | 'not-a-file'
  | 'unreadable'
  | 'unsafe-path'
  | 'damaged';

const REASONS: Readonly<Record<LeftOut, string>> = {
  'link-outside': 'a link that leaves the source or leads nowhere; left out',
  'file-too-large': `larger than ${MAX_FILE_SIZE_TEXT}; left out`,
  'not-a-file': 'neither a file nor a folder; left out',
  unreadable: 'cannot be read; left out',
  'unsafe-path': 'its path leads out of the archive or is no path; left out',
  damaged: 'damaged in the archive; left out',
};

/** The note that a file is not part of the import. @param detail what there is to say beyond the kind of reason */
export function leftOut(path: string, code: LeftOut, detail = ''): Diagnostic {
  const message = detail ? `${REASONS[code]} (${detail})` : REASONS[code];
  return { severity: 'warning', code, message, file: path, line: 0 };
}
