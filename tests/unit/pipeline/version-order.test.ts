import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UNVERSIONED } from '../../../indexer/core/versions.ts';
import { sortVersions } from '../../../indexer/pipeline/version-order.ts';

describe('the order of versions', () => {
  it.each([
    // as Python packages count
    [
      [
        'dev',
        '10.0',
        '5.2.1',
        '5.2',
        '5.2rc1',
        '5.2a1',
        '5.2.dev1',
        '5.1',
        'v4.2',
        '3.2',
        'alpine',
        UNVERSIONED,
      ],
    ],
    [['2024.10.1', '2024.2.post1', '2024.2', '1!1.0'].sort((a) => (a.startsWith('1!') ? -1 : 0))],
    // as others do
    [['main', '2.0.0', '2.0.0-rc.2', '2.0.0-next.11', '2.0.0-next.3', '1.10.0', '1.9.0']],
    [['18.x', '4.x-lts', '3.x']],
  ])('is %j', (sorted) => {
    expect(sortVersions([...sorted].reverse())).toEqual(sorted);
  });

  it('does not depend on which came first', () => {
    const label = fc.constantFrom(
      'dev',
      'main',
      '5.0',
      '5.0.0',
      'v5',
      '5.0a1',
      '5',
      '05',
      'x',
      '',
      '5-x',
      '5.x',
      UNVERSIONED,
    );
    fc.assert(
      fc.property(fc.uniqueArray(label), fc.infiniteStream(fc.nat()), (labels, numbers) => {
        const shuffled = [...labels]
          .map((value) => ({ value, at: numbers.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ value }) => value);
        expect(sortVersions(shuffled)).toEqual(sortVersions(labels));
      }),
    );
  });
});
