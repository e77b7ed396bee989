import { describe, expect, it } from 'vitest';
import { backlinksOf } from '../../../indexer/core/backlinks.ts';
import { mentionsOf } from '../../../indexer/core/mentions.ts';
import { neighbourhoodOf } from '../../../indexer/core/neighbourhood.ts';
import { Pack } from '../../../indexer/core/pack.ts';
import { relatedTo } from '../../../indexer/core/related.ts';
import { encodePack } from '../../../indexer/pipeline/encode-pack.ts';
import { addTree, docSetOf, emptyDocSet } from '../../helpers/doc-sets.ts';
import { libraryOf, memorySource, openPack } from '../../helpers/memory-packs.ts';
import { folderOf } from '../../helpers/source-trees.ts';
import { sphinxFiles } from '../../helpers/sphinx-folder.ts';

const harbour = docSetOf({
  '1.0': {
    'boats/sails.md':
      '# Sails\n\nSee [hoisting](#hoisting).\n\n## Hoisting\n\nPull.\n\n## Reefing\n\nIn a [gale](../weather.md#gales).\n',
    'boats/oars.md':
      '# Oars\n\nNo wind? No [sails](sails.md).\n\n## Rowing\n\nBefore [hoisting](sails.md#hoisting), row.\n',
    'boats/ropes.md':
      '# Ropes\n\n## Knots\n\nFor [hoisting](sails.md#hoisting) and [rowing](oars.md#rowing).\n',
    'weather.md': '# Weather\n\n## Gales\n\n[Reef](boats/sails.md#reefing) early.\n',
    'alone.md': '# Alone\n\nNobody comes here.\n',
  },
});

describe('backlinks', () => {
  it('lists by section what links to it, grouped by topic, in reading order', async () => {
    const found = await backlinksOf(await openPack(harbour), '1.0', 'boats/sails');
    expect(found).toEqual([
      { chunk: 0, count: 1, topics: [{ path: 'boats/oars', title: 'Oars', sections: [{ title: 'Oars' }] }] },
      {
        chunk: 1,
        count: 3,
        topics: [
          { path: 'boats/oars', title: 'Oars', sections: [{ title: 'Rowing', anchor: 'rowing' }] },
          { path: 'boats/ropes', title: 'Ropes', sections: [{ title: 'Knots', anchor: 'knots' }] },
          { path: 'boats/sails', title: 'Sails', sections: [{ title: 'Sails' }] },
        ],
      },
      {
        chunk: 2,
        count: 1,
        topics: [{ path: 'weather', title: 'Weather', sections: [{ title: 'Gales', anchor: 'gales' }] }],
      },
    ]);
  });

  it('tells a topic that nothing links to from one that is not there', async () => {
    const pack = await openPack(harbour);
    expect(await backlinksOf(pack, '1.0', 'alone')).toEqual([]);
    expect(await backlinksOf(pack, '1.0', 'nowhere')).toBeUndefined();
  });

  it('has nothing to say of a pack that was made before links were kept', async () => {
    const encoded = encodePack(harbour);
    const versions = encoded.manifest.versions.map(({ links: _, ...version }) => version);
    const pack = await Pack.open(memorySource({ ...encoded, manifest: { ...encoded.manifest, versions } }));
    expect(await backlinksOf(pack, '1.0', 'boats/sails')).toBeUndefined();
    expect(await neighbourhoodOf(pack, '1.0', 'boats/sails', 9)).toBeUndefined();
  });
});

describe('related sections', () => {
  it('are those that share links, never the topic itself', async () => {
    const pack = await openPack(harbour);
    const related = await relatedTo(pack, '1.0', 'boats/sails', 1, 5);
    expect(related?.map(({ path }) => path)).toEqual(expect.arrayContaining(['boats/oars', 'boats/ropes']));
    expect(related?.some(({ path }) => path === 'boats/sails' || path === 'alone')).toBe(false);
    expect(await relatedTo(pack, '1.0', 'alone', 0, 5)).toEqual([]);
  });
});

describe('neighbourhood', () => {
  it('has the topics that are linked either way, counts both, and links among them', async () => {
    const found = await neighbourhoodOf(await openPack(harbour), '1.0', 'boats/sails', 9);
    expect(found).toEqual({
      path: 'boats/sails',
      title: 'Sails',
      neighbours: [
        { path: 'weather', title: 'Weather', group: '', out: 1, in: 1 },
        { path: 'boats/oars', title: 'Oars', group: 'boats', out: 0, in: 2 },
        { path: 'boats/ropes', title: 'Ropes', group: 'boats', out: 0, in: 1 },
      ],
      more: 0,
      links: [[1, 2]],
    });
  });

  it('says how many it leaves out', async () => {
    expect(await neighbourhoodOf(await openPack(harbour), '1.0', 'boats/sails', 1)).toMatchObject({
      more: 2,
    });
  });
});

describe('unlinked mentions', () => {
  it('are sections that write the name of a symbol without a link to it', async () => {
    const define = `<section id="ref"><h1>Ref</h1><dl class="py method"><dt class="sig" id="sail.hoist_all"><code class="descname">hoist_all</code>()</dt><dd><p>Hoists.</p></dd></dl></section>`;
    const files = sphinxFiles({
      version: '1.0',
      pages: {
        ref: define,
        linked:
          '<section id="linked"><h1>Linked</h1><p>Call <a href="ref.html#sail.hoist_all">hoist_all</a> now.</p></section>',
        said: '<section id="said"><h1>Said</h1><p>One may call hoist_all() at sea.</p></section>',
        other: '<section id="other"><h1>Other</h1><p>To hoist all sails is work.</p></section>',
      },
    });
    const library = libraryOf(addTree(emptyDocSet('sea', 'Sea'), '1.0', folderOf('sea-1.0', files)));
    const { topic } = await library.resolve('sea/ref');
    const chunk = topic.chunks.findIndex(({ symbols }) => symbols.length > 0);
    const found = await mentionsOf(library, 'sea', '1.0', 'ref', chunk);
    expect(found.map(({ path }) => path)).toEqual(['said']);
  });
});
