import { describe, expect, it } from 'vitest';
import { chooseVersion } from '../../../indexer/project/choose-version.ts';
import type { Pin, PinKind } from '../../../indexer/project/pin.ts';

const pin = (kind: PinKind, specifier: string, file: string = kind): Pin => ({
  name: 'django',
  kind,
  specifier,
  file,
  line: 3,
});

describe('the version that a project uses', () => {
  it.each([
    // pins, installed documentation, the one to use
    [[pin('declared', '==5.2.3')], ['5.2', '4.2'], '5.2'],
    [[pin('declared', '==4.2.11')], ['5.2', '4.2'], '4.2'],
    [[pin('declared', '>=4.2,<5.0')], ['5.2', '4.2', '3.2'], '4.2'],
    [[pin('declared', '~=4.2.3')], ['5.2', '4.2'], '4.2'],
    [[pin('declared', '>=4.2')], ['dev', '5.2', '4.2'], '5.2'],
    [[pin('declared', '>=3.2'), pin('locked', '==4.2.1')], ['5.2', '4.2'], '4.2'],
    [[pin('declared', '>=4.2'), pin('declared', '==4.2.8')], ['5.2', '4.2'], '4.2'],
    [[pin('locked', '==4.2.1'), pin('installed', '==5.2')], ['5.2', '4.2'], '5.2'],
    [[pin('locked', '==5.2.3')], ['5.2.3', '5.2', '5'], '5.2.3'],
    [[pin('locked', '==5.2rc1')], ['6.0', '5.2'], '5.2'],
  ] as const)('%j of %j is %s', (pins, labels, used) => {
    expect(chooseVersion(pins, labels)?.used).toBe(used);
  });

  it.each([
    ['==5.1.4', ['5.2', '5.0', '4.2'], '5.0'],
    ['==3.1', ['5.2', '4.2'], '4.2'],
    ['<3', ['5.2', '4.2'], '5.2'],
    ['==6.0', ['unversioned'], 'unversioned'],
    ['==nonsense', ['5.2'], '5.2'],
  ])('%s of %j is answered from %s, with a warning', (specifier, labels, used) => {
    const chosen = chooseVersion([pin('locked', specifier)], labels);
    expect(chosen?.used).toBe(used);
    expect(chosen?.warnings.join()).toContain(`answering from ${used}`);
  });

  it('says which file says so', () => {
    expect(chooseVersion([pin('locked', '==5.2.3', 'uv.lock')], ['5.2'])).toEqual({
      used: '5.2',
      why: 'django 5.2.3 is locked in uv.lock:3',
      warnings: [],
    });
  });

  it('names files that disagree, and no others', () => {
    const pins = [
      pin('declared', '>=5.2', 'pyproject.toml'),
      pin('declared', '==4.2.1', 'requirements.txt'),
      pin('locked', '==5.2.3', 'uv.lock'),
    ];
    const chosen = chooseVersion(pins, ['5.2', '4.2']);
    expect(chosen?.used).toBe('5.2');
    expect(chosen?.warnings).toEqual(['requirements.txt:3 asks for django==4.2.1, uv.lock:3 for ==5.2.3']);
  });

  it('is not known when no file names one', () => {
    expect(chooseVersion([], ['5.2'])).toBeUndefined();
    expect(chooseVersion([pin('declared', '')], ['5.2'])).toBeUndefined();
  });
});
