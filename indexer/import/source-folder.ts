import {
  accessSync,
  closeSync,
  constants,
  type Dirent,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { join, relative, sep } from 'node:path';
import { DocsError } from '../core/errors.ts';
import type { Diagnostic } from '../core/types.ts';
import { isPassedOver, leftOut, MAX_FILE_BYTES, MAX_FILE_SIZE_TEXT, MAX_FILES } from './source-rules.ts';
import type { SourceFile } from './source-tree.ts';

/**
 * The files below a folder. What is hidden is passed over; symbolic links that leave the folder, what is no file, what
 * is too large and what may not be read are left out and reported.
 * @throws DocsError `source-unreadable` or `source-unsupported`, naming the folder as it was given.
 */
export function listFolder(root: string, given: string, diagnostics: Diagnostic[]): SourceFile[] {
  const files: SourceFile[] = [];
  const realRoot = realpathSync(root);
  const visit = (folder: string): void => {
    for (const entry of entriesOf(folder, root, given, diagnostics)) {
      if (isPassedOver(entry.name, entry.isDirectory())) continue;
      const full = join(folder, entry.name);
      if (entry.isDirectory()) {
        visit(full);
        continue;
      }
      const found = takeFile(full, pathBelow(root, full), entry.isSymbolicLink(), realRoot);
      if (!found) continue;
      if ('severity' in found) diagnostics.push(found);
      else files.push(found);
      if (files.length > MAX_FILES) {
        throw new DocsError(
          'source-unsupported',
          `${given} holds more than ${MAX_FILES} files`,
          'Give a smaller folder',
        );
      }
    }
  };
  visit(root);
  return files;
}

function entriesOf(folder: string, root: string, given: string, diagnostics: Diagnostic[]): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (cause) {
    if (folder === root)
      throw new DocsError('source-unreadable', `${given} cannot be read`, 'Check its permissions', { cause });
    diagnostics.push(leftOut(pathBelow(root, folder), 'unreadable', codeOf(cause)));
    return [];
  }
}

/** A file to import, the note why not, or nothing for a link to a folder of the same source. */
function takeFile(
  full: string,
  path: string,
  isLink: boolean,
  realRoot: string,
): SourceFile | Diagnostic | undefined {
  try {
    if (isLink && !staysInside(full, realRoot)) return leftOut(path, 'link-outside');
    const stats = statSync(full);
    if (stats.isDirectory()) return undefined;
    if (!stats.isFile()) return leftOut(path, 'not-a-file');
    if (stats.size > MAX_FILE_BYTES) return leftOut(path, 'file-too-large');
    accessSync(full, constants.R_OK);
    return { path, size: stats.size, read: () => readRegularFile(full, path) };
  } catch (error) {
    return leftOut(path, 'unreadable', codeOf(error));
  }
}

/**
 * The bytes of a file that was listed before. It may have changed since: what is no file any more is not waited for,
 * and what grew without end is not read.
 * @throws DocsError `source-unreadable`, naming the file.
 */
export function readRegularFile(full: string, path: string): Uint8Array {
  const failed = (why: string, cause?: unknown) =>
    new DocsError(
      'source-unreadable',
      `${path} cannot be read: ${why}`,
      'Check it, then add the source again',
      {
        cause,
      },
    );
  let file: number | undefined;
  try {
    file = openSync(full, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stats = fstatSync(file);
    if (!stats.isFile()) throw failed('it is no file any more');
    if (stats.size > MAX_FILE_BYTES) throw failed(`it is larger than ${MAX_FILE_SIZE_TEXT}`);
    return readFileSync(file);
  } catch (error) {
    throw error instanceof DocsError ? error : failed(codeOf(error), error);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function staysInside(link: string, realRoot: string): boolean {
  try {
    const target = realpathSync(link);
    return target === realRoot || target.startsWith(realRoot + sep);
  } catch {
    return false;
  }
}

function pathBelow(root: string, full: string): string {
  return relative(root, full).split(sep).join('/');
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
