import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NumberList } from '../../../indexer/core/number-list.ts';

it('keeps what was appended, whatever there is of it', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 200 }), fc.nat(), (values, more) => {
      const list = new NumberList(Uint32Array);
      values.forEach((value, i) => {
        expect(list.push(value)).toBe(i);
      });
      expect([...list.finish()]).toEqual(values);
      if (values.length === 0) return;
      list.set(0, 1);
      list.add(0, more);
      expect(list.at(0)).toBe(1 + more);
      expect([...list.finish()]).toEqual([1 + more, ...values.slice(1)]);
    }),
  );
});
