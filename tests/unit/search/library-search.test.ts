import { describe, expect, it } from 'vitest';
import type { SearchRequest } from '../../../indexer/core/query.ts';
import { addTree, docSetOf, emptyDocSet } from '../../helpers/doc-sets.ts';
import { libraryOf } from '../../helpers/memory-packs.ts';
import { folderOf } from '../../helpers/source-trees.ts';
import { definition, section, sphinxFiles } from '../../helpers/sphinx-folder.ts';

const method = (name: string, text: string) =>
  definition('method', `gears.Gear.${name}`, `<code>${name}</code>()`, `<p>${text}</p>`);
const site = sphinxFiles({
  pages: {
    'ref/gears': section(
      'gears',
      'Gear reference',
      definition(
        'class',
        'gears.Gear',
        '<code>class Gear</code>',
        '<p>A wheel with teeth.</p>',
        method('oil_chain', 'Oils it.'),
        method('turn', 'Turns it by some teeth.'),
        method('turn_back', 'Turns it the other way.'),
      ),
      section(
        'oil-level',
        '<code>OIL_LEVEL</code>',
        '<span id="std-setting-OIL_LEVEL"></span><p>How much oil_chain takes. Default: 3</p>',
      ),
    ),
    'topics/oiling': section(
      'oiling',
      'Oiling a chain',
      '<p>Before you turn a gear, oil the chain with <a href="../ref/gears.html#gears.Gear.oil_chain">a method for dry chains</a>.</p>',
      section('summer', 'In summer', '<p>Warm oil runs thin, so use thick oil in a warm workshop.</p>'),
      section('winter', 'In winter', '<p>Cold oil runs slowly. The workshop is cold.</p>'),
    ),
    'releases/2.0': section(
      'r2',
      'Widgets 2.0 release notes',
      '<p>In summer: thick oil in summer, thick oil in summer, thick oil in summer.</p>',
    ),
  },
  inventory: ['Gear', 'Gear.oil_chain', 'Gear.turn', 'Gear.turn_back']
    .map((name, i) => ({
      name: `gears.${name}`,
      role: i === 0 ? 'py:class' : 'py:method',
      uri: 'ref/gears.html#$',
    }))
    .concat({ name: 'OIL_LEVEL', role: 'std:setting', uri: 'ref/gears.html#std-setting-$' }),
});
const library = libraryOf(addTree(emptyDocSet(), '2.0', folderOf('html', site)));
const anchors = async (request: string | SearchRequest) =>
  (await library.search(typeof request === 'string' ? { query: request } : request)).hits.map(
    ({ anchor }) => anchor,
  );

describe('searching by name', () => {
  it.each([
    ['the exact name', 'oil_chain', 'gears.Gear.oil_chain'],
    ['the name with its class', 'Gear.oil_chain', 'gears.Gear.oil_chain'],
    ['the whole dotted name', 'gears.Gear.turn', 'gears.Gear.turn'],
    ['the name as a call', 'turn_back()', 'gears.Gear.turn_back'],
    ['the name in another case', 'gear', 'gears.Gear'],
    ['the start of a name', 'oil_ch', 'gears.Gear.oil_chain'],
    ['more than the name', 'settings.OIL_LEVEL', 'oil-level'],
  ])('puts what is called so first, for %s', async (_, query, anchor) => {
    expect((await anchors(query))[0]).toBe(anchor);
  });

  it('puts an exact name above a longer one that begins with it', async () => {
    const found = await anchors('turn');
    expect(found.indexOf('gears.Gear.turn')).toBe(0);
    expect(found).toContain('gears.Gear.turn_back');
  });
});

describe('searching by words', () => {
  it('finds a place by the words that other pages link to it with', async () => {
    const {
      hits: [hit],
    } = await library.search({ query: 'dry kind:method' });
    expect(hit?.anchor).toBe('gears.Gear.oil_chain');
  });

  it('puts a guide above a release note that says the words more often', async () => {
    const found = await anchors('thick oil in summer');
    expect(found[0]).toBe('summer');
    expect(found.indexOf('r2')).toBeGreaterThan(0);
  });

  it('finds only places with the exact phrase', async () => {
    expect(await anchors('"cold oil runs"')).toEqual(['winter']);
    expect(await anchors('"oil cold runs"')).toEqual([]);
  });

  it('does not take two halves of a phrase for the phrase', async () => {
    const halves = libraryOf(docSetOf({ '1.0': { 'a.md': '# A\n\nRed oil or oil can.\n' } }));
    expect((await halves.search({ query: '"red oil can"' })).hits).toEqual([]);
  });

  it('leaves out places with an excluded word', async () => {
    expect(await anchors('workshop')).toEqual(expect.arrayContaining(['summer', 'winter']));
    expect(await anchors('workshop -cold')).toEqual(['summer']);
  });

  it('finds only one kind of thing when asked, by words or by option', async () => {
    expect(await anchors('oil kind:setting')).toEqual(['oil-level']);
    expect(await anchors({ query: 'oil', kind: 'setting' })).toEqual(['oil-level']);
    expect(await anchors('turn kind:method')).toEqual(['gears.Gear.turn', 'gears.Gear.turn_back']);
  });

  it('gives as many hits as asked, and no filter makes them run dry', async () => {
    expect(await anchors({ query: 'oil', limit: 1 })).toHaveLength(1);
    expect(await anchors({ query: 'oil kind:setting', limit: 1 })).toEqual(['oil-level']);
  });

  it('marks the words of the query in the excerpt', async () => {
    const {
      hits: [hit],
    } = await library.search({ query: 'thick oil' });
    expect(hit?.anchor).toBe('summer');
    expect(hit?.marks.map(([start, end]) => hit.excerpt.slice(start, end))).toEqual(['oil', 'thick', 'oil']);
  });

  it('says where a hit is, in the words of the issue', async () => {
    const {
      hits: [hit],
    } = await library.search({ query: 'OIL_LEVEL' });
    expect(hit).toMatchObject({
      ref: 'widgets@2.0/ref/gears#oil-level',
      docSet: 'widgets',
      version: '2.0',
      versions: ['2.0'],
      path: 'ref/gears',
      anchor: 'oil-level',
      title: 'OIL_LEVEL',
      trail: ['Gear reference'],
      kind: 'setting',
    });
    expect(hit?.score).toBeGreaterThan(0);
    expect(hit?.hash).toMatch(/^[0-9a-f]{24}$/);
  });
});

describe('searching several versions', () => {
  const old = {
    'oil.md': '# Oil\n\nOil the chain by hand.\n\n## Pump\n\nThe pump oils chains.\n',
    'belt.md': '# Belt\n\nA belt needs no chain oil.\n',
  };
  const recent = {
    'oil.md': '# Oil\n\nOil the chain with a robot, chain by chain.\n\n## Robot\n\nThe robot oils chains.\n',
    'gear.md': '# Gear\n\nA gear turns with another, and both with a third one that drives them.\n',
  };
  const both = libraryOf(docSetOf({ '1.0': old, '2.0': recent }));

  it.each(['chain', 'oil chain', 'Pump', '"oil the chain"', 'belt -robot'])(
    'answers version:1.0 %s as that version alone would',
    async (query) => {
      const alone = libraryOf(docSetOf({ '1.0': old }));
      const facts = ({ hits }: Awaited<ReturnType<typeof both.search>>) =>
        hits.map(({ ref, score, excerpt, marks, why }) => ({ ref, score, excerpt, marks, why }));
      expect(facts(await both.search({ query: `version:1.0 ${query}` }))).toEqual(
        facts(await alone.search({ query })),
      );
    },
  );

  it('adds of older versions only what the newest release lacks', async () => {
    const { hits } = await both.search({ query: 'chain' });
    expect(hits.map(({ ref }) => ref).sort()).toEqual([
      'widgets@1.0/belt#belt',
      'widgets@1.0/oil#pump',
      'widgets@2.0/oil#oil',
      'widgets@2.0/oil#robot',
    ]);
    expect(hits.find(({ anchor }) => anchor === 'oil')?.versions).toEqual(['2.0', '1.0']);
    expect(hits.find(({ anchor }) => anchor === 'pump')?.versions).toEqual(['1.0']);
  });

  it('asks older versions only when the newest release does not fill the list', async () => {
    const { hits } = await both.search({ query: 'chain', limit: 2 });
    expect(hits.map(({ version }) => version)).toEqual(['2.0', '2.0']);
  });

  it('puts the newest release before what older and development versions add', async () => {
    const three = libraryOf(
      docSetOf({ '1.0': old, '2.0': recent, dev: { 'x.md': '# Chain\n\n## Chain chain\n\nchain\n' } }),
    );
    const versions = (await three.search({ query: 'chain' })).hits.map(({ version }) => version);
    expect(versions).toEqual([...versions].sort((a, b) => Number(b === '2.0') - Number(a === '2.0')));
  });

  it('refuses a version and a doc set that are not installed', async () => {
    await expect(both.search({ query: 'oil', version: '9.9' })).rejects.toMatchObject({
      code: 'not-found',
      hint: 'Installed are 2.0, 1.0',
    });
    await expect(both.search({ query: 'in:nothing oil' })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('searches every doc set, and of those that have a version only when one is asked for', async () => {
    const two = libraryOf(docSetOf({ '1.0': old }, 'alpha'), docSetOf({ '2.0': recent }, 'beta'));
    expect(new Set((await two.search({ query: 'chain' })).hits.map(({ docSet }) => docSet))).toEqual(
      new Set(['alpha', 'beta']),
    );
    expect(
      new Set((await two.search({ query: 'chain version:2.0' })).hits.map(({ docSet }) => docSet)),
    ).toEqual(new Set(['beta']));
    expect(new Set((await two.search({ query: 'chain in:alpha' })).hits.map(({ docSet }) => docSet))).toEqual(
      new Set(['alpha']),
    );
    await expect(two.search({ query: 'chain version:3.0' })).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('searching several doc sets', () => {
  const oil = { 'oil.md': '# Oiling\n\nA dry chain squeaks until it is oiled.\n' };
  const others = Object.fromEntries(
    Array.from({ length: 40 }, (_, i) => [`page${i}.md`, `# Page ${i}\n\nA chain is mentioned here.\n`]),
  );
  const small = docSetOf({ '1.0': oil }, 'small');
  const large = docSetOf({ '1.0': { ...oil, ...others } }, 'large');

  it('measures a small and a large one alike', async () => {
    const { hits } = await libraryOf(small, large).search({ query: 'squeaking chain' });
    expect(
      hits
        .slice(0, 2)
        .map(({ ref }) => ref)
        .sort(),
    ).toEqual(['large@1.0/oil#oiling', 'small@1.0/oil#oiling']);
    expect(hits[1]?.score).toBeGreaterThan(2 * (hits[2]?.score ?? 0));
  });

  it('puts the one that the query names first', async () => {
    const named = { ...docSetOf({ '1.0': oil }, 'sprocket'), title: 'Sprocket' };
    const { hits } = await libraryOf(small, large, named).search({ query: 'dry chain in Sprocket' });
    expect(hits[0]?.docSet).toBe('sprocket');
  });

  it('gives the same first hits whatever the limit', async () => {
    const both = libraryOf(small, large);
    const refs = async (limit: number) =>
      (await both.search({ query: 'a chain here', limit })).hits.map(({ ref }) => ref);
    const all = await refs(100);
    for (const limit of [1, 2, 5, 20]) expect(await refs(limit)).toEqual(all.slice(0, limit));
  });
});

describe('the order of hits', () => {
  const order = async (files: Record<string, string>, query: string) =>
    (await libraryOf(docSetOf({ '1.0': files })).search({ query })).hits.map(({ path }) => path);

  it('puts the page about a thing above a page that mentions it', async () => {
    expect(
      await order(
        {
          'pumps.md': '# Pumps\n\nFor air.\n\n## Hand pumps\n\nSmall.\n\n## Floor pumps\n\nLarge.\n',
          'tyres.md': '# Tyres\n\nTyres need air; pumps give it, hand pumps and floor pumps, pumps.\n',
        },
        'pumps',
      ),
    ).toEqual(['pumps', 'pumps', 'pumps', 'tyres']);
  });

  it('puts words that stand together above the same words apart', async () => {
    expect(
      await order(
        {
          'apart.md': '# One\n\nA red thing. And a boat, or two of them.\n',
          'together.md': '# Two\n\nA red boat. And a thing, or two of them.\n',
        },
        'red boat',
      ),
    ).toEqual(['together', 'apart']);
  });

  it('shows other pages before more of the same', async () => {
    const sections = Array.from({ length: 6 }, (_, i) => `## Part ${i}\n\nOil in the gear box.\n`).join('\n');
    const found = await order(
      { 'long.md': `# Long\n\n${sections}`, 'short.md': '# Short\n\nOil in a gear box, long ago.\n' },
      'oil gear box',
    );
    expect(found.indexOf('short')).toBeLessThan(3);
  });

  it('finds what is called so among what a word beside it says', async () => {
    const { hits } = await library.search({ query: 'the turn method' });
    expect(hits[0]?.anchor).toBe('gears.Gear.turn');
    expect(hits[0]?.why.name).toBeGreaterThan(0);
  });

  it('says what the score of a hit is made of', async () => {
    const { hits } = await library.search({ query: 'thick oil wanted' });
    const [hit] = hits;
    if (!hit) throw new Error('nothing was found');
    const { words, headings, title, links, neighbours, coverage, page, name, ...factors } = hit.why;
    const said = (words + headings + title + links + neighbours) * coverage + page + name;
    const whole = said * factors.prior * factors.popularity * factors.repetition;
    expect(whole).toBeCloseTo(hit.score, 2);
    expect(hit.why).toMatchObject({ found: ['thick', 'oil'], missing: ['want'] });
  });
});
