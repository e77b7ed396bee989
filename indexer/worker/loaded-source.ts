import { makeTree, type SourceFile, type SourceTree } from '../import/source-tree.ts';
import { hashBytes } from '../pipeline/hash.ts';
import { fromProblem, type Problem, toProblem } from './problem.ts';

/** A file of a source in memory, or why it could not be read. */
type LoadedFile = { readonly path: string; readonly size: number } & (
  | { readonly bytes: Uint8Array; readonly hash: string }
  | { readonly problem: Problem }
);

/** The files of a source in memory. */
export interface LoadedSource {
  readonly name: string;
  readonly isFile: boolean;
  readonly files: readonly LoadedFile[];
}

/**
 * Reads all files of a source once, so that what is hashed is what is read, in whatever thread. A file that cannot be
 * read fails when it is asked for, as it would have.
 */
export function loadSource({ name, isFile, files }: SourceTree): LoadedSource {
  return { name, isFile, files: files.map(loadFile) };
}

function loadFile(file: SourceFile): LoadedFile {
  const { path, size } = file;
  try {
    const bytes = file.read();
    return { path, size, bytes, hash: hashBytes(bytes) };
  } catch (error) {
    return { path, size, problem: toProblem(error) };
  }
}

/** The same files in memory that threads share, so that each can be handed all of them. */
export function shareSource({ files, ...source }: LoadedSource): LoadedSource {
  return { ...source, files: files.map(shareFile) };
}

function shareFile(file: LoadedFile): LoadedFile {
  if (!('bytes' in file)) return file;
  const bytes = new Uint8Array(new SharedArrayBuffer(file.bytes.length));
  bytes.set(file.bytes);
  return { ...file, bytes };
}

/** The files of a source that was loaded, as a tree. */
export function treeOf(
  { name, isFile, files }: LoadedSource,
  diagnostics: SourceTree['diagnostics'] = [],
): SourceTree {
  return makeTree(name, isFile, files.map(fileOf), diagnostics);
}

function fileOf(file: LoadedFile): SourceFile {
  const { path, size } = file;
  if ('bytes' in file) return { path, size, hash: file.hash, read: () => file.bytes };
  const { problem } = file;
  return {
    path,
    size,
    read() {
      throw fromProblem(problem);
    },
  };
}
