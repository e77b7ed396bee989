import { expect, test } from 'vitest';
import { followPlaces } from '../../../renderer/workers/follow-places.ts';
import { docSetOf } from '../../helpers/doc-sets.ts';
import { libraryOf } from '../../helpers/memory-packs.ts';

const OIL = 'Oil keeps the chain from wearing down; put a drop on every link and wipe off what is too much.';
const library = libraryOf(
  docSetOf({
    '1.0': {
      'care.md': `# Care\n\n## Oil\n\n${OIL}\n\n### Grades\n\nSix.\n`,
      'shop.md': '# Shop\n\nSizes.\n',
    },
    '2.0': { 'care.md': `# Care\n\n## Oiling the chain\n\n${OIL} Twice.\n` },
  }),
);
const oiling = { path: 'care', anchor: 'oiling-the-chain' };

test.each([
  [
    'stays in its own version',
    { version: '1.0', path: 'care', anchor: 'oil' },
    '1.0',
    { path: 'care', anchor: 'oil', how: 'same' },
  ],
  [
    'is found under its other name',
    { version: '1.0', path: 'care', anchor: 'oil' },
    '2.0',
    { ...oiling, how: 'moved' },
  ],
  [
    'is found in an older version',
    { version: '2.0', ...oiling },
    '1.0',
    { path: 'care', anchor: 'oil', how: 'moved' },
  ],
  ['as a page stays a page', { version: '1.0', path: 'care' }, '2.0', { path: 'care', how: 'same' }],
  [
    'that is gone leads to what is near',
    { version: '1.0', path: 'care', anchor: 'grades' },
    '2.0',
    { ...oiling, how: 'nearest' },
  ],
  [
    'of a version that is not installed is looked for as it is',
    { version: '0.9', ...oiling },
    '2.0',
    { ...oiling, how: 'same' },
  ],
  [
    'of such a version is looked for through others',
    { version: '0.9', path: 'care', anchor: 'oil' },
    '2.0',
    { ...oiling, how: 'moved' },
  ],
  ['that nobody knows is gone', { version: '1.0', path: 'nowhere', anchor: 'x' }, '2.0', { how: 'gone' }],
])('a pinned place %s', async (_, place, to, expected) => {
  const pack = await library.pack('widgets');
  expect(await followPlaces(pack, [place], to)).toEqual([expected]);
});
