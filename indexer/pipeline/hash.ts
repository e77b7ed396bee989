import { createHash } from 'node:crypto';
import { HASH_LENGTH } from '../core/pack-format.ts';

/** The name of a part (or picture): the first 96 bits of SHA-256 over its bytes, in hex. */
export function hashBytes(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, HASH_LENGTH);
}
