import { makeTree, type SourceFile, type SourceTree } from '../../indexer/import/source-tree.ts';

/** Files by their path below a root. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** A folder that exists only in memory. */
export function folderOf(name: string, files: Files): SourceTree {
  return makeTree(
    name,
    false,
    Object.entries(files).map(([path, content]) => sourceFile(path, content)),
  );
}

/** A single file that exists only in memory. */
export function fileOf(name: string, content: string | Uint8Array): SourceTree {
  return makeTree(name, true, [sourceFile(name, content)]);
}

function sourceFile(path: string, content: string | Uint8Array): SourceFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { path, size: bytes.length, read: () => bytes };
}
