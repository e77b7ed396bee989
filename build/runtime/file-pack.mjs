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
  const head = new TextEncoder().encode(JSON.stringify(index));
  const start = MAGIC.length + 4 + head.length;
  const pack = new Uint8Array(start + offset);
  pack.set(new TextEncoder().encode(MAGIC));
  new DataView(pack.buffer).setUint32(MAGIC.length, head.length, true);
  pack.set(head, MAGIC.length + 4);
  sorted.forEach(([, content], i) => {
    pack.set(content, start + /** @type {number} */ (index[i]?.[1]));
  });
  return pack;
}
