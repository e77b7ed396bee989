import { describe, expect, it } from 'vitest';
import { findUses } from '../../../indexer/upgrade/find-uses.ts';
import { listUpgrade } from '../../../indexer/upgrade/list-upgrade.ts';
import type { UpgradeItem } from '../../../indexer/upgrade/upgrade-item.ts';
import { isBetween } from '../../../indexer/upgrade/version-range.ts';
import { docSetOf } from '../../helpers/doc-sets.ts';
import { wholeVersion } from '../../helpers/imports.ts';

const NOTES_2_0 = `# Widgets 2.0 release notes

Read this first.

## What's new in 2.0

- A \`paint()\` method.

## Backwards incompatible changes in 2.0

### Oil

The \`drip_rate\` of \`Oil\` is a float now. It was a string.

### Miscellaneous

- \`Gear.turn()\` gives back an angle.

## Features deprecated in 2.0

See the policy for more details.

- \`Gear.spin()\` is deprecated, use \`Gear.turn()\`.

## Features removed in 2.0

- The \`RUST_LEVEL\` setting is removed.
- Support for wooden gears is removed.
`;
const NOTES_1_0 =
  '# Widgets 1.0 release notes\n\n## Features removed in 1.0\n\n- `Old.thing()` is removed.\n';
const TIMELINE = `# Deprecation timeline

## 3.0

- \`Gear.spin()\` will be removed.

## 2.0

- The \`RUST_LEVEL\` setting will be removed.
`;

const draft = docSetOf({
  '1.0': { 'releases/1.0.md': NOTES_1_0, 'gears.md': '# Gears\n' },
  '2.0': {
    'releases/1.0.md': NOTES_1_0,
    'releases/2.0.md': NOTES_2_0,
    'internals/deprecation.md': TIMELINE,
    'gears.md': '# Gears\n',
  },
});
const [newer, older] = draft.versions;
if (!newer || !older) throw new Error('two versions were expected');
const items = listUpgrade('widgets', wholeVersion(older), wholeVersion(newer));
const brief = ({ kind, version, text, ref }: UpgradeItem) =>
  `${kind} ${version} ${ref.split('/').slice(1).join('/')} ${text}`;

describe('an upgrade', () => {
  it('is what release notes, changelogs and timelines say of the versions between, once', () => {
    expect(items.map(brief)).toEqual([
      'removed 2.0 releases/2.0#features-removed-in-20 The RUST_LEVEL setting is removed.',
      'removed 2.0 releases/2.0#features-removed-in-20 Support for wooden gears is removed.',
      'deprecated 2.0 releases/2.0#features-deprecated-in-20 Gear.spin() is deprecated, use Gear.turn().',
      'changed 2.0 releases/2.0#oil Oil: The drip_rate of Oil is a float now. It was a string.',
      'changed 2.0 releases/2.0#miscellaneous Gear.turn() gives back an angle.',
    ]);
  });

  it('has the names that the text sets as code', () => {
    expect(items.map(({ names }) => names.join())).toEqual([
      'RUST_LEVEL',
      '',
      'Gear.spin(),Gear.turn()',
      'drip_rate,Oil',
      'Gear.turn()',
    ]);
  });

  it.each([
    ['5.0', true],
    ['5.2', true],
    ['5.2.1', true],
    ['4.2', false],
    ['4.2.9', false],
    ['4.10', true],
    ['6.0', false],
    ['4.1', false],
  ])('from 4.2 to 5.2 passes %s: %s', (version, expected) => {
    expect(isBetween(version, '4.2', '5.2')).toBe(expected);
  });
});

describe('what a project uses of it', () => {
  const uses = (files: Record<string, string>) =>
    findUses(
      items,
      Object.entries(files).map(([path, text]) => ({ path, text })),
    ).flatMap((item) => item.uses.map(({ name, file, line }) => `${name} ${file}:${line}`));

  it('is found as whole words, with file and line', () => {
    expect(
      uses({ 'settings.py': 'RUST_LEVELS = 1\n\nRUST_LEVEL = 2\n', 'a.html': '{{ x.drip_rate }}' }),
    ).toEqual(['RUST_LEVEL settings.py:3', 'drip_rate a.html:1']);
  });

  it('counts a name that could be anybody’s only where its owner is named too', () => {
    expect(uses({ 'a.py': 'thing.spin()' })).toEqual([]);
    expect(uses({ 'a.py': 'Gear().spin()\nspin' })).toEqual(['Gear.spin() a.py:1', 'Gear.spin() a.py:2']);
  });

  it('is nothing in an empty project', () => {
    expect(uses({})).toEqual([]);
  });
});
