import { describe, expect, it } from 'vitest';
import { detectVersion, type VersionSigns } from '../../../indexer/import/detect-version.ts';

describe('detectVersion', () => {
  const cases: readonly (readonly [string, VersionSigns, string, string])[] = [
    ['front matter', { fields: { version: '2.10' }, path: 'gears-3.0' }, '2.10', 'front matter'],
    ['nested front matter', { fields: { 'metadata.version': '8.3.1' } }, '8.3.1', 'front matter'],
    ['an address', { address: 'https://x.example/en/5.0/' }, '5.0', 'https://x.example/en/5.0/'],
    ['a sentence', { text: 'Gears 6.0 documentation' }, '6.0', 'the text "6.0 documentation"'],
    [
      'another',
      { text: 'This is the documentation for Gears v2.1.' },
      '2.1',
      'the text "documentation for Gears v2.1"',
    ],
    ['a line', { text: '# Gears\n\n**Version:** 1.4rc1\n' }, '1.4rc1', 'the text "Version: 1.4rc1"'],
    ['a folder', { path: 'docs/gears-1.2-html' }, '1.2', 'the name "gears-1.2-html"'],
    ['a folder that is the version', { path: 'v3.0' }, '3.0', 'the name "v3.0"'],
    ['a file', { path: 'gears-3.1.md' }, '3.1', 'the name "gears-3.1.md"'],
    [
      'a front matter that does not know',
      { fields: { version: 'unknown' } },
      'unversioned',
      'the front matter says "unknown"',
    ],
    [
      'a name beside such front matter',
      { fields: { version: 'unknown' }, path: 'gears-3.1.md' },
      '3.1',
      'the name "gears-3.1.md"',
    ],
  ];
  it.each(cases)('takes the version of %s, and says where it found it', (_, signs, label, detectedFrom) => {
    expect(detectVersion(signs)).toEqual({ label, detectedFrom });
  });

  it.each<[string, VersionSigns]>([
    ['nothing', {}],
    ['two versions in the text', { text: 'Gears 6.0 documentation. Gears 5.0 documentation.' }],
    ['requirements', { text: 'Supports Python 3.10 and needs oil 2.0.' }],
    ['a hash in a name', { path: '003_7a880b162ff1b3fe.txt' }],
    ['a whole number in a name', { path: 'part-2.md' }],
    ['a sentence far down', { text: `${'word '.repeat(1000)}Gears 6.0 documentation` }],
  ])('finds none in %s', (_, signs) => {
    expect(detectVersion(signs)).toBeUndefined();
  });
});
