import type { FileNode, FileSystem } from './pyodide-internals.ts';

const MAGIC = 'DJFILES1';
const READ_ONLY_FILE = 0o100444;

/**
 * Mounts a file pack: every file becomes a view into the pack, so nothing is unpacked and nothing copied.
 *
 * @throws {Error} when the bytes are not a whole file pack
 */
export function mountFilePack(system: FileSystem, pack: Uint8Array): void {
  const folders = new Map<string, FileNode>();
  for (const [path, start, length] of readIndex(pack)) {
    const slash = path.lastIndexOf('/');
    const parent = folders.get(path.slice(0, slash)) ?? openFolder(system, path.slice(0, slash), folders);
    const file = parent.node_ops.mknod(parent, path.slice(slash + 1), READ_ONLY_FILE, 0);
    file.contents = pack.subarray(start, start + length);
    file.usedBytes = length;
  }
}

/** The files of a pack by path, as views into it. @throws {Error} when the bytes are not a whole file pack */
export function packedFiles(pack: Uint8Array): Map<string, Uint8Array> {
  return new Map(
    readIndex(pack).map(([path, start, length]) => [path, pack.subarray(start, start + length)]),
  );
}

function openFolder(system: FileSystem, path: string, folders: Map<string, FileNode>): FileNode {
  system.mkdirTree(path);
  const { node } = system.lookupPath(path);
  folders.set(path, node);
  return node;
}

/** Layout: the magic, the index's length (u32), the index as JSON (path, offset, length), then the files end to end. */
function readIndex(pack: Uint8Array): [path: string, start: number, length: number][] {
  const decoder = new TextDecoder();
  if (decoder.decode(pack.subarray(0, MAGIC.length)) !== MAGIC) {
    throw new Error('not a file pack of this version of djdocs; build the runtime again');
  }
  const head = MAGIC.length + 4;
  const size = new DataView(pack.buffer, pack.byteOffset).getUint32(MAGIC.length, true);
  const index = JSON.parse(decoder.decode(pack.subarray(head, head + size))) as [string, number, number][];
  const base = head + size;
  const last = index.at(-1);
  if (last && base + last[1] + last[2] > pack.length)
    throw new Error('the file pack is cut off; build the runtime again');
  return index.map(([path, offset, length]) => [path, base + offset, length]);
}
