import { describe, expect, it } from 'vitest';
import type { DocsError } from '../../../indexer/core/errors.ts';
import { SITE_NAME_LENGTH, type SitePages } from '../../../indexer/core/site-catalogue.ts';
import { encodeSiteIndex } from '../../../indexer/pipeline/site-index.ts';
import type { DocSetDraft } from '../../../indexer/pipeline/version-draft.ts';
import { addTree, docSetOf, emptyDocSet } from '../../helpers/doc-sets.ts';
import { GOLDEN_QUERIES } from '../../helpers/golden-queries.ts';
import { libraryOf, openPack } from '../../helpers/memory-packs.ts';
import { searchSite, sitePacksOf } from '../../helpers/site-packs.ts';
import { folderOf } from '../../helpers/source-trees.ts';
import { definition, section, sphinxFiles } from '../../helpers/sphinx-folder.ts';

const gears = (more: string) =>
  sphinxFiles({
    pages: {
      'ref/gears': section(
        'gears',
        'Gear reference',
        definition('class', 'gears.Gear', '<code>class Gear</code>', `<p>A wheel with teeth. ${more}</p>`),
        section('oil', 'Oil', '<div class="versionadded"><p>New in version 2.0: thick oil.</p></div>'),
      ),
      'topics/chains': section('chains', 'Chains', '<p>Oil a chain before turning a gear.</p>'),
    },
    inventory: [{ name: 'gears.Gear', role: 'py:class', uri: 'ref/gears.html#$' }],
  });
const twoVersions = addTree(
  addTree(emptyDocSet(), '1.0', folderOf('html', gears('Made of wood.'))),
  '2.0',
  folderOf('html', gears('Made of steel.')),
);

/** Answers of a site and of the library that it was made from, which should be the same. */
async function answersOf(drafts: readonly DocSetDraft[], queries: readonly string[]) {
  const packs = await Promise.all(drafts.map(openPack));
  const site = await sitePacksOf(packs.map((pack) => ({ pack, pages: {} })));
  const library = libraryOf(...drafts);
  return Promise.all(
    queries.map(async (query) => {
      const [ours, theirs] = await Promise.all([
        searchSite(site, { query }).catch(codeOf),
        library.search({ query }).catch(codeOf),
      ]);
      return { query, ours: comparable(ours), theirs: comparable(theirs) };
    }),
  );
}

function codeOf(error: DocsError) {
  return error.code;
}

function comparable(answer: unknown) {
  return JSON.parse(
    JSON.stringify(answer, (key, value) => (key === 'hash' || key === 'url' ? undefined : value)),
  );
}

describe('the search index of a site', () => {
  const other = docSetOf({ '1.0': { 'index.md': '# Oils\n\nThin oil for a gear.\n' } }, 'oils');

  it('answers as the packs do that it was made from', async () => {
    const queries = [
      'gear',
      'Gear',
      'oil chain',
      'oill',
      'steel',
      'wood',
      'since:2.0',
      'gear version:1.0',
      '"a chain"',
    ];
    for (const drafts of [[twoVersions], [twoVersions, other]]) {
      for (const { query, ours, theirs } of await answersOf(drafts, [...queries, ...GOLDEN_QUERIES])) {
        expect(ours, query).toEqual(theirs);
      }
    }
  });

  it('is the same bytes for the same packs, and names its parts by their hash', async () => {
    const make = async () => encodeSiteIndex([{ pack: await openPack(twoVersions), pages: {} }]);
    const [one, two] = await Promise.all([make(), make()]);
    expect(one.catalogue).toEqual(two.catalogue);
    expect([...one.parts]).toEqual([...two.parts]);
    for (const key of one.parts.keys())
      expect(key).toMatch(new RegExp(`/search/[0-9a-f]{${SITE_NAME_LENGTH}}$`));
  });

  it('leads to plain pages, to the app where there is none, and nowhere that runs something', async () => {
    const pack = await openPack(twoVersions);
    const urlOf = async (pages: Record<string, SitePages>, app?: string) => {
      const site = await sitePacksOf([{ pack, pages }], app);
      const { hits } = await searchSite(site, { query: 'oil', limit: 2 });
      return hits.find(({ anchor }) => anchor === 'oil')?.url;
    };
    expect(await urlOf({ '2.0': { url: '../gears/{path}.html' } })).toBe('../gears/ref/gears.html#oil');
    expect(await urlOf({ '2.0': { url: 'x/{path}', except: { 'ref/gears': 'odd.html' } } })).toBe(
      'odd.html#oil',
    );
    expect(await urlOf({}, '../app/')).toBe(`../app/#/${pack.id}@2.0/ref/gears#oil`);
    expect(await urlOf({ '2.0': { url: 'java\nscript:alert(1)//{path}' } }, ' javascript:alert(1)')).toBe(
      undefined,
    );
  });
});
