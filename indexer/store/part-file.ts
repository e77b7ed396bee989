import { constants, gzipSync } from 'node:zlib';

/** Where a gzip file names the system that made it, and what stands for none (RFC 1952, section 2.3). */
const SYSTEM_AT = 9;
const NO_SYSTEM = 255;

/** How the file of a part begins: no name, no time, best compression, no system, so that all machines write the same. */
const HEAD = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, NO_SYSTEM]);

/** The file of a part. */
export function packPart(bytes: Uint8Array): Buffer {
  // Parts are small: handing them to zlib's threads takes longer than packing them.
  const packed = gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION });
  packed[SYSTEM_AT] = NO_SYSTEM;
  return packed;
}

/**
 * Whether a part's file may be as it was written, although it unpacks to what it should: gzip's checksum covers neither
 * its own head nor the last bits of its last byte. A file that differs in one place from what we would write has been
 * changed there; one that differs in many was packed by another zlib, and only its head is looked at.
 */
export function isAsWritten(stored: Buffer, bytes: Uint8Array): boolean {
  if (!stored.subarray(0, HEAD.length).equals(HEAD)) return false;
  const packed = packPart(bytes);
  if (packed.equals(stored)) return true;
  if (packed.length !== stored.length) return true;
  let different = 0;
  for (let i = 0; i < packed.length && different < 2; i++) if (packed[i] !== stored[i]) different++;
  return different > 1;
}
