import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isAscii } from '../../../indexer/core/ascii.ts';

test('knows text that is ASCII from text that is not', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary-ascii' }), (text) => isAscii(text)));
  fc.assert(
    fc.property(fc.string(), fc.constantFrom('\u0080', 'é', '数', '\ud800'), fc.string(), (a, odd, b) => {
      expect(isAscii(a + odd + b)).toBe(false);
    }),
  );
});
