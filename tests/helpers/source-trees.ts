import { makeTree, type SourceFile, type SourceTree } from '../../indexer/import/source-tree.ts';

/** Files by their path below a root. */
export type Files = Readonly<Record<string, string | Uint8Array>>;
/** Files that need not be readable. */
export type TreeFiles = Readonly<Record<string, string | Uint8Array | Unreadable>>;

/** A file that is there and cannot be read. */
export interface Unreadable {
  readonly why: string;
}

export function unreadable(why: string): Unreadable {
  return { why };
}

/** A folder that exists only in memory. */
export function folderOf(name: string, files: TreeFiles): SourceTree {
  return makeTree(
    name,
    false,
    Object.entries(files).map(([path, content]) => sourceFile(path, content)),
  );
}

/** A single file that exists only in memory. */
export function fileOf(name: string, content: TreeFiles[string]): SourceTree {
  return makeTree(name, true, [sourceFile(name, content)]);
}

function sourceFile(path: string, content: TreeFiles[string]): SourceFile {
  if (typeof content === 'object' && 'why' in content) {
    const read = () => {
      throw new Error(content.why);
    };
    return { path, size: content.why.length, read };
  }
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { path, size: bytes.length, read: () => bytes };
}
