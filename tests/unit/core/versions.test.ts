import { describe, expect, it } from 'vitest';
import * as versions from '../../../indexer/core/versions.ts';

const { defaultVersion, findVersion, isReleased, isVersionLabel, UNVERSIONED } = versions;

describe('versions', () => {
  it('has these public names', () => {
    expect(Object.keys(versions).sort()).toEqual([
      'UNVERSIONED',
      'defaultVersion',
      'findVersion',
      'isDevelopment',
      'isReleased',
      'isVersionLabel',
      'isVersionSegment',
    ]);
  });

  it.each(['5.2', 'dev', 'v1', '1.0.0-rc.1', '0.135.1+cpu', '2024-01', 'unversioned', '四'])(
    'takes %s for a label',
    (text) => expect(isVersionLabel(text)).toBe(true),
  );

  it.each(['', '../../1.0', '1..0', 'a/b', 'a\\b', '5 2', ' 5.2', '-1', '.5', '5@2', '5#2', 'x'.repeat(65)])(
    'does not take "%s" for one',
    (text) => expect(isVersionLabel(text)).toBe(false),
  );

  it('answers from the newest release when no version is asked for', () => {
    expect(defaultVersion(['dev', '6.0rc1', '5.2', '4.2'])).toBe('5.2');
    expect(defaultVersion(['dev', UNVERSIONED])).toBe('dev');
    expect(defaultVersion([UNVERSIONED])).toBe(UNVERSIONED);
  });

  it('knows what is no release', () => {
    expect(['5.2', 'v1', 'alpine', '5.2.post1'].every(isReleased)).toBe(true);
    const others = [
      'dev',
      'latest',
      '5.2a1',
      '5.2beta',
      '6.0rc2',
      '6.0.dev3',
      '1.0.0-next.3',
      '2.0-rc',
      UNVERSIONED,
    ];
    expect(others.filter(isReleased)).toEqual([]);
  });

  it.each([
    ['5.2', ['5.2', '4.2'], '5.2'],
    ['v5.2', ['5.2'], '5.2'],
    ['5.2', ['V5.2'], 'V5.2'],
    ['stable', ['dev', '6.0rc1', '5.2'], '5.2'],
    ['latest', ['dev', '5.2'], '5.2'],
    ['latest', ['latest', '5.2'], 'latest'],
    ['dev', ['main', '5.2'], 'main'],
    ['dev', ['5.2'], undefined],
    ['stable', [UNVERSIONED], undefined],
    ['5', ['5.2'], undefined],
    ['__proto__', ['5.2'], undefined],
  ])('%s among %j is %s', (label, labels, found) => {
    expect(findVersion(label, labels)).toBe(found);
  });
});
