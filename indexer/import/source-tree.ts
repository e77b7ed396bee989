import { lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, join, relative, resolve, sep } from 'node:path';
import { DocsError } from '../core/errors.ts';
import type { Diagnostic } from '../core/types.ts';

/** A file of a source. `path` is below the source's root, with `/`. */
export interface SourceFile {
  readonly path: string;
  readonly size: number;
  read(): Uint8Array;
}

/** The files of one source, sorted by path, so that the same folder gives the same import everywhere. */
export interface SourceTree {
  /** Base name of what was given. */
  readonly name: string;
  readonly isFile: boolean;
  readonly files: readonly SourceFile[];
  readonly diagnostics: readonly Diagnostic[];
  file(path: string): SourceFile | undefined;
}

const MAX_FILES = 200_000;
const MAX_FILE_BYTES = 256 * 1024 * 1024;
const ARCHIVE = /\.(zip|tar|tgz|tar\.(gz|xz|bz2|zst)|7z|rar|epub|zim|docset)$/i;
const SKIPPED_FOLDERS = new Set(['node_modules', '__pycache__']);

/**
 * Lists a folder, or takes a single file. Hidden files, symbolic links that leave the folder and files that are too
 * large are left out and reported.
 * @throws DocsError `source-missing`, `source-unreadable` or `source-unsupported`, naming the path.
 */
export function openSourceTree(given: string): SourceTree {
  const root = resolve(given);
  const stats = statOrThrow(root, given);
  if (stats.isFile()) return singleFile(root, given, stats.size);
  if (!stats.isDirectory()) {
    throw new DocsError(
      'source-unsupported',
      `${given} is neither a file nor a folder`,
      'Give a folder or a file',
    );
  }
  const diagnostics: Diagnostic[] = [];
  const files = listFolder(root, given, diagnostics);
  if (files.length === 0) {
    throw new DocsError(
      'source-unsupported',
      `${given} is an empty folder`,
      'Give a folder with documentation in it',
    );
  }
  return makeTree(basename(root), false, files, diagnostics);
}

/** A tree over files that are already at hand, for tests and for parts of another tree. */
export function makeTree(
  name: string,
  isFile: boolean,
  files: readonly SourceFile[],
  diagnostics: readonly Diagnostic[] = [],
): SourceTree {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const byPath = new Map(sorted.map((file) => [file.path, file]));
  return { name, isFile, files: sorted, diagnostics, file: (path) => byPath.get(path) };
}

function statOrThrow(root: string, given: string) {
  try {
    return statSync(root);
  } catch (cause) {
    const isMissing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    throw isMissing
      ? new DocsError('source-missing', `There is no ${given}`, 'Check the path')
      : new DocsError('source-unreadable', `${given} cannot be read`, 'Check its permissions', { cause });
  }
}

function singleFile(root: string, given: string, size: number): SourceTree {
  if (ARCHIVE.test(root)) {
    throw new DocsError(
      'source-unsupported',
      `${given} is an archive`,
      'Unpack it and give the folder; taken are folders and .md, .markdown, .mdx and .txt files',
    );
  }
  if (size > MAX_FILE_BYTES)
    throw new DocsError('source-unsupported', `${given} is larger than 256 MB`, 'Split it');
  const name = basename(root);
  const file = { path: name, size, read: () => readFileSync(root) };
  const head = file.read().subarray(0, 8192);
  if (size === 0)
    throw new DocsError('source-unsupported', `${given} is empty`, 'Give a file with text in it');
  if (head.includes(0)) {
    throw new DocsError(
      'source-unsupported',
      `${given} is a binary file`,
      'Give Markdown or plain text, or a folder of Sphinx HTML',
    );
  }
  return makeTree(name, true, [file]);
}

function listFolder(root: string, given: string, diagnostics: Diagnostic[]): SourceFile[] {
  const files: SourceFile[] = [];
  const realRoot = realpathSync(root);
  const skip = (path: string, code: string, message: string) =>
    diagnostics.push({ severity: 'warning', code, message, file: path, line: 0 });
  const visit = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const full = join(folder, entry.name);
      const path = relative(root, full).split(sep).join('/');
      if (entry.name.startsWith('.')) continue;
      if (entry.isSymbolicLink() && !staysInside(full, realRoot)) {
        skip(path, 'link-outside', 'symbolic link that leaves the folder or leads nowhere; left out');
      } else if (entry.isDirectory()) {
        if (!SKIPPED_FOLDERS.has(entry.name)) visit(full);
      } else if (lstatSync(full).isFile() || entry.isSymbolicLink()) {
        const stats = statSync(full);
        if (!stats.isFile()) continue;
        if (stats.size > MAX_FILE_BYTES) skip(path, 'file-too-large', 'larger than 256 MB; left out');
        else files.push({ path, size: stats.size, read: () => readFileSync(full) });
        if (files.length > MAX_FILES) {
          throw new DocsError(
            'source-unsupported',
            `${given} holds more than ${MAX_FILES} files`,
            'Give a smaller folder',
          );
        }
      }
    }
  };
  try {
    visit(root);
  } catch (cause) {
    if (cause instanceof DocsError) throw cause;
    throw new DocsError('source-unreadable', `${given} cannot be read`, 'Check its permissions', { cause });
  }
  return files;
}

function staysInside(link: string, realRoot: string): boolean {
  try {
    const target = realpathSync(link);
    return target === realRoot || target.startsWith(realRoot + sep);
  } catch {
    return false;
  }
}
