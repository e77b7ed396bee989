import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packCode, unpackCode } from '../../../renderer/run/shared-code.ts';

describe('shared code', () => {
  it('comes out of an address as it went in, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 300 }), async (code) => {
        const packed = await packCode(code);
        expect(packed).toMatch(/^[\w-]+$/);
        expect(await unpackCode(packed)).toBe(code);
      }),
      { numRuns: 50 },
    );
  });

  it('refuses code that no link can hold', async () => {
    const noise = Array.from({ length: 400 }, (_, i) =>
      createHash('sha256').update(`${i}`).digest('base64'),
    ).join('');
    await expect(packCode(noise)).rejects.toThrow(RangeError);
  });

  it.each([
    ['not deflated', 'AAAA'],
    ['cut off', deflateRawSync('print(1)'.repeat(50)).toString('base64url').slice(0, 8)],
    ['no text', deflateRawSync(Buffer.from([0xff, 0xfe])).toString('base64url')],
    ['a bomb', deflateRawSync('x'.repeat(10_000_000)).toString('base64url')],
  ])('gives nothing for an address that is %s', async (_, packed) => {
    expect(await unpackCode(packed)).toBeUndefined();
  });
});
