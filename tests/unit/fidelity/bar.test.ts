import { describe, expect, it } from 'vitest';
import { isHeld, percent } from '../../fidelity/bar.ts';
import { offendersOf, tableOf } from '../../fidelity/report.ts';

const bar = (found: number, of: number, least: number) => ({
  name: 'words',
  found,
  of,
  least,
  offenders: [],
});

const cost = (found: number, of: number, most: number) => ({ name: 'bytes', found, of, most, offenders: [] });

describe('a bar', () => {
  it.each([
    [bar(999, 1000, 0.999), true],
    [bar(998, 1000, 0.999), false],
    [bar(1, 1, 1), true],
    [bar(0, 0, 0.9), false],
    [cost(17, 10, 1.7), true],
    [cost(17_001, 10_000, 1.7), false],
    [cost(0, 0, 1.7), false],
  ])('is held by enough of something: %j', (given, held) => {
    expect(isHeld(given)).toBe(held);
  });

  it('never shows a share as the whole that it is not', () => {
    expect([1, 0.999999, 0.5, 0].map(percent)).toEqual(['100 %', '99.999 %', '50.000 %', '0.000 %']);
  });

  it('over a cost shows how many times the other it is', () => {
    expect(tableOf([cost(17_001, 10_000, 1.7)])).toContain('1.701 x  (17001 of 10000)  <= 1.700 x  MISSED');
  });

  it('is a line of the table, and its offenders a list', () => {
    const offenders = [1, 2, 3].map((line) => ({ file: 'a.html', line, what: `lost ${line}` }));
    const given = [{ ...bar(1, 4, 0.9), offenders }];
    expect(tableOf(given)).toBe(
      'bar    figure              limit        ok\nwords  25.000 %  (1 of 4)  >= 90.000 %  MISSED',
    );
    expect(offendersOf(given, 2)).toBe(
      '\nwords\n  a.html:1  lost 1\n  a.html:2  lost 2\n  … and 1 more (--offenders 3)',
    );
  });
});
