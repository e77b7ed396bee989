import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as versions from '../../../indexer/core/versions.ts';

const { compareVersions, defaultVersion, isReleased, UNVERSIONED } = versions;

describe('versions', () => {
  it('has these public names', () => {
    expect(Object.keys(versions).sort()).toEqual([
      'UNVERSIONED',
      'compareVersions',
      'defaultVersion',
      'isReleased',
    ]);
  });

  it('orders development, releases by number, names, then the unversioned', () => {
    const sorted = [
      'dev',
      '10.0',
      '5.2.1',
      '5.2',
      '5.2rc1',
      '5.2a1',
      '5.1',
      'v4.2',
      '3.2',
      'alpine',
      UNVERSIONED,
    ];
    expect([...sorted].reverse().sort(compareVersions)).toEqual(sorted);
  });

  it('is one order for any labels', () => {
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
      UNVERSIONED,
    );
    fc.assert(
      fc.property(label, label, label, (a, b, c) => {
        expect(Math.sign(compareVersions(a, b))).toBe(0 - Math.sign(compareVersions(b, a)) || 0);
        if (compareVersions(a, b) <= 0 && compareVersions(b, c) <= 0) {
          expect(compareVersions(a, c)).toBeLessThanOrEqual(0);
        }
      }),
    );
  });

  it('answers from the newest release when no version is asked for', () => {
    expect(defaultVersion(['4.2', 'dev', '5.2', '6.0rc1'])).toBe('5.2');
    expect(defaultVersion(['dev', UNVERSIONED])).toBe('dev');
    expect(defaultVersion([UNVERSIONED])).toBe(UNVERSIONED);
  });

  it('knows what is no release', () => {
    expect(['5.2', 'v1', 'alpine'].every(isReleased)).toBe(true);
    expect(['dev', 'latest', '5.2a1', '5.2beta', '6.0rc2', UNVERSIONED].some(isReleased)).toBe(false);
  });
});
