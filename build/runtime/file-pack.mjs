// @ts-check

/** The first bytes of a file pack; `indexer/sandbox/file-pack.ts` reads what is written here. */
const MAGIC = 'DJFILES1';

/**
 * Lays files end to end behind an index, so that they can be mounted without being copied or unpacked.
 *
 * @param {Iterable<readonly [path: string, content: Uint8Array]>} files absolute paths
 * @returns {Uint8Array}
 */
export function makeFilePack(files) {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  let offset = 0;
  const index = sorted.map(([path, content]) => {
    const entry = [path, offset, content.length];
    offset += content.length;
    return entry;
  });
  const head = Buffer.from(JSON.stringify(index));
  const size = Buffer.alloc(4);
  size.writeUInt32LE(head.length);
  return Buffer.concat([Buffer.from(MAGIC), size, head, ...sorted.map(([, content]) => content)]);
}
