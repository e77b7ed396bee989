import { describe, expect, it } from 'vitest';
import { makeFilePack } from '../../../build/runtime/file-pack.mjs';
import { mountFilePack } from '../../../indexer/sandbox/file-pack.ts';
import { type FileNode, fileSystemOf } from '../../../indexer/sandbox/pyodide-internals.ts';

/** Just enough of a file system to mount into. */
function emptySystem() {
  const files = new Map<string, FileNode>();
  const folder = (path: string) => ({
    node: {
      node_ops: {
        mknod(_: unknown, name: string, mode: number) {
          const file = { name, mode, contents: null, usedBytes: 0 } as unknown as FileNode;
          files.set(`${path}/${name}`, file);
          return file;
        },
      },
    },
  });
  return { files, system: fileSystemOf({ mkdirTree: () => {}, lookupPath: folder }) };
}

const text = (content: string) => new TextEncoder().encode(content);

describe('file packs', () => {
  const pack = makeFilePack([
    ['/b/å.txt', text('hej')],
    ['/a/empty', text('')],
    ['/a/x.py', text('pass')],
  ]);

  it('come out as they went in, as views into the pack and not to be written to', () => {
    const { files, system } = emptySystem();
    mountFilePack(system, pack);
    const contents = [...files].map(([path, { contents }]) => [
      path,
      new TextDecoder().decode(contents as Uint8Array),
    ]);
    expect(contents).toEqual([
      ['/a/empty', ''],
      ['/a/x.py', 'pass'],
      ['/b/å.txt', 'hej'],
    ]);
    for (const { contents, mode } of files.values()) {
      expect(contents).toMatchObject({ buffer: pack.buffer });
      expect(mode & 0o222).toBe(0);
    }
  });

  it('are the same bytes in whatever order the files come', () => {
    const files: [string, Uint8Array][] = [
      ['/b', text('2')],
      ['/a', text('1')],
    ];
    expect(makeFilePack(files)).toEqual(makeFilePack(files.toReversed()));
  });

  it('are refused when they are cut off or something else', () => {
    const { system } = emptySystem();
    expect(() => mountFilePack(system, pack.subarray(0, -1))).toThrow('cut off');
    expect(() => mountFilePack(system, text('PK\x03\x04 something else'))).toThrow('not a file pack');
  });
});
