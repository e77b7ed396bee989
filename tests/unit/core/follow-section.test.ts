import { describe, expect, it } from 'vitest';
import { findElsewhere, readTrail } from '../../../indexer/core/follow-section.ts';
import type { Library } from '../../../indexer/core/library.ts';
import { addTree, docSetOf, emptyDocSet } from '../../helpers/doc-sets.ts';
import { libraryOf, openPack } from '../../helpers/memory-packs.ts';
import { folderOf } from '../../helpers/source-trees.ts';
import { section, sphinxFiles } from '../../helpers/sphinx-folder.ts';

const OIL = 'Oil keeps the chain from wearing down; put a drop on every link and wipe off what is too much.';
const TYRES =
  'Tyres lose pressure in some weeks even when nothing is wrong, so pump them before a long ride.';
const BELL = 'Ring the bell twice before you pass somebody who walks on the same path as you ride.';
const LAMP = 'The lamp in front shines white and the one at the back shines red, both of them at night.';

const library = libraryOf(
  docSetOf({
    '1.0': {
      'index.md': '# Bikes\n',
      'care.md': `# Care\n\n## Oil\n\n${OIL}\n\n### How often\n\nMonthly.\n\n## Signals\n\n${BELL} ${LAMP}\n`,
      'shop.md': '# Shop\n\nWe sell bicycles of all sizes.\n',
    },
    '2.0': {
      'index.md': '# Bikes\n',
      'care.md': `# Care\n\n## Oiling the chain\n\n${OIL} Twice a year is enough.\n\n## Bell\n\n${BELL}\n\n## Lamp\n\n${LAMP}\n`,
    },
    '3.0': {
      'index.md': '# Bikes\n',
      'care.md': `# Care\n\n## Bell\n\n${BELL}\n\n## Lamp\n\n${LAMP}\n`,
      'chains.md': `# Chains\n\n## Oiling the chain\n\n${OIL} Twice a year is enough.\n\n## Tyres\n\n${TYRES}\n`,
    },
  }),
);

async function from(address: string, version: string, of: Library = library) {
  const [path = '', anchor] = address.split('#');
  const found = await findElsewhere(
    await of.pack('widgets'),
    anchor === undefined ? { path } : { path, anchor },
    version,
  );
  return found && `${found.how} ${found.path}#${found.anchor}`;
}

describe('a section in a version that does not have its address', () => {
  it.each([
    ['care#oil', '2.0', 'moved care#oiling-the-chain', 'another name'],
    ['care#oil', '3.0', 'moved chains#oiling-the-chain', 'another name, then another page'],
    ['chains#oiling-the-chain', '1.0', 'moved care#oil', 'the way back'],
    ['care#signals', '2.0', 'nearest care#lamp', 'split: the section that has most of it'],
    ['care#signals', '3.0', 'nearest care#lamp', 'split, a version further'],
    ['care#lamp', '1.0', 'nearest care#signals', 'what a section was taken out of'],
    [
      'care#how-often',
      '2.0',
      'nearest care#oiling-the-chain',
      'gone: the section around it, where that is now',
    ],
    ['chains#tyres', '2.0', 'nearest care#care', 'gone with its page: the page before it'],
    ['shop', '2.0', 'nearest care#care', 'a page that is gone: the one before it'],
  ])('%s in %s is %s (%s)', async (address, version, wanted) => {
    expect(await from(address, version)).toBe(wanted);
  });

  it('is nothing when no version has the address', async () => {
    expect(await from('care#no-such', '2.0')).toBeUndefined();
    expect(await from('no-such', '2.0')).toBeUndefined();
  });
});

describe('an address of another version', () => {
  it('is resolved to where its section is', async () => {
    const { topic, chunk, version } = await library.resolve('widgets@3.0/care#oil');
    expect([version, topic.path, chunk.anchor]).toEqual(['3.0', 'chains', 'oiling-the-chain']);
  });

  it('of a section that is gone is an error with what is nearest', async () => {
    await expect(library.resolve('widgets@2.0/care#signals')).rejects.toMatchObject({
      code: 'not-found',
      hint: 'The nearest there is care#lamp',
    });
    await expect(library.resolve('widgets@2.0/shop')).rejects.toMatchObject({
      code: 'not-found',
      hint: 'It is in version 1.0; the nearest in 2.0 is care#care',
    });
  });
});

describe('a search over all versions', () => {
  it('shows one card for a section that moved, with all the versions that have it', async () => {
    const { hits } = await library.search({ query: 'oil chain wearing drop link' });
    const oils = hits.filter(({ title }) => /oil/i.test(title));
    expect(oils.map(({ ref, versions }) => ({ ref, versions }))).toEqual([
      { ref: 'widgets@3.0/chains#oiling-the-chain', versions: ['3.0', '2.0', '1.0'] },
    ]);
  });
});

describe('an address that another section has now', () => {
  const news = (...labels: string[]) => {
    const releases = labels.map((label, i) => section(i === 0 ? 'latest' : `id${i}`, `Release ${label}`));
    return folderOf('html', sphinxFiles({ pages: { news: section('news', 'News', ...releases) } }));
  };
  const pack = openPack(addTree(addTree(emptyDocSet(), '1.0', news('1.0')), '2.0', news('2.0', '1.0')));

  it.each([
    { from: '1.0', to: '2.0', anchor: 'latest', wanted: 'id1', what: 'the section' },
    { from: '2.0', to: '1.0', anchor: 'id1', wanted: 'latest', what: 'the section on the way back' },
    { from: '2.0', to: '1.0', anchor: 'latest', wanted: undefined, what: 'nothing that was there before' },
  ])('leads from $from#$anchor to $what', async ({ from, to, anchor, wanted }) => {
    const trail = await readTrail(await pack, from, to);
    expect(trail({ path: 'news', anchor }).section?.anchor).toBe(wanted);
  });
});
