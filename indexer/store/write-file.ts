import { closeSync, fsync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { DocsError } from '../core/errors.ts';

const sync = promisify(fsync);

/** Puts bytes in the place of a file, so that a reader (or a crash) sees the old one or the new one. */
export async function replaceFile(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${path}.new`;
  await writeSynced(temporary, bytes);
  renameSync(temporary, path);
  syncFolder(dirname(path));
}

/** Writes a file and waits until it is on the disk. @throws DocsError `import-failed`, naming the file and the reason. */
export async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  try {
    const file = openSync(path, 'w');
    try {
      writeFileSync(file, bytes);
      // Of all this, only the disk is worth waiting for elsewhere.
      await sync(file);
    } finally {
      closeSync(file);
    }
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const why = code === 'ENOSPC' ? 'the disk is full' : `${code ?? cause}`;
    throw new DocsError('import-failed', `Cannot write ${path}: ${why}`, 'Nothing installed was changed', {
      cause,
    });
  }
}

/** So that a rename survives a power cut. Windows has no such call for folders, and does not need it. */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
