import { statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { DocsError } from '../core/errors.ts';
import type { Diagnostic } from '../core/types.ts';
import { listFolder, readRegularFile } from './source-folder.ts';
import { MAX_FILE_BYTES, MAX_FILE_SIZE_TEXT } from './source-rules.ts';
import { encodingOf } from './text-file.ts';

/** A file of a source. `path` is below the source's root, with `/`. */
export interface SourceFile {
  readonly path: string;
  readonly size: number;
  /** Hash of its bytes, where somebody has read it already. */
  readonly hash?: string;
  /** @throws Error when it cannot be read */
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

/**
 * Lists a folder, or takes a single file; archives are for open-source.ts.
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

/**
 * What is below a folder of a tree (or one file of it), as a tree of its own: the one that opening just that would give.
 */
export function subTree(tree: SourceTree, path: string): SourceTree {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const single = tree.file(path);
  const below = `${path}/`;
  const moved = <T extends { readonly path: string }>(file: T, to: string): T => ({ ...file, path: to });
  const files = single
    ? [moved(single, name)]
    : tree.files
        .filter((file) => file.path.startsWith(below))
        .map((file) => moved(file, file.path.slice(below.length)));
  const diagnostics = tree.diagnostics
    .filter(({ file }) => file.startsWith(below))
    .map((note) => ({ ...note, file: note.file.slice(below.length) }));
  return makeTree(name, single !== undefined, files, diagnostics);
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
  if (size > MAX_FILE_BYTES)
    throw new DocsError('source-unsupported', `${given} is larger than ${MAX_FILE_SIZE_TEXT}`, 'Split it');
  const name = basename(root);
  const file = { path: name, size, read: () => readRegularFile(root, given) };
  const head = file.read().subarray(0, 8192);
  if (size === 0)
    throw new DocsError('source-unsupported', `${given} is empty`, 'Give a file with text in it');
  if (head.includes(0) && encodingOf(head) === 'utf-8') {
    throw new DocsError(
      'source-unsupported',
      `${given} is a binary file`,
      'Give Markdown or plain text, or a folder of Sphinx HTML',
    );
  }
  return makeTree(name, true, [file]);
}
