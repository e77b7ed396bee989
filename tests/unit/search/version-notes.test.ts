import { describe, expect, it } from 'vitest';
import { isSince } from '../../../indexer/core/change-terms.ts';
import { parseQuery } from '../../../indexer/core/query.ts';
import { addTree, emptyDocSet } from '../../helpers/doc-sets.ts';
import { libraryOf } from '../../helpers/memory-packs.ts';
import { folderOf } from '../../helpers/source-trees.ts';
import { section, sphinxFiles } from '../../helpers/sphinx-folder.ts';

const note = (name: string, text: string) => `<div class="${name}"><p>${text}</p></div>`;
const site = sphinxFiles({
  pages: {
    'ref/oils': section(
      'oils',
      'Oils',
      section('thick', 'Thick oil', '<p>Oil for summer.</p>', note('versionadded', 'New in Widgets 2.1.')),
      section(
        'thin',
        'Thin oil',
        '<p>Oil for winter.</p>',
        note('versionchanged', 'Changed in Widgets 10.0: it is red.'),
      ),
      section(
        'whale',
        'Whale oil',
        '<p>Oil of old.</p>',
        note('deprecated', 'Deprecated since version 1.9.'),
      ),
      section(
        'fish',
        'Fish oil',
        '<p>Oil of older times.</p>',
        note('versionremoved', 'Removed in version 2.0.'),
      ),
      section('plain', 'Plain oil', '<p>Oil without notes, new in some sense.</p>'),
    ),
  },
});
const library = libraryOf(addTree(emptyDocSet(), '10.0', folderOf('docs', site)));

const found = async (query: string) =>
  (await library.search({ query })).hits.map(({ anchor }) => anchor).sort();

describe('a search by version notes', () => {
  it.each([
    ['oil since:2.0', ['thick', 'thin']],
    ['oil since:2.1', ['thick', 'thin']],
    ['oil since:3', ['thin']],
    ['oil since:10.1', []],
    ['oil deprecated:', ['fish', 'whale']],
    ['deprecated: oil', ['fish', 'whale']],
    ['oil deprecated:2.0', ['fish']],
    ['since:2.0', ['thick', 'thin']],
    ['deprecated:', ['fish', 'whale']],
    ['winter since:2.0', ['thin']],
  ])('%s', async (query, wanted) => {
    expect(await found(query)).toEqual(wanted);
  });

  it('gives the notes of a section with each hit', async () => {
    const [hit] = (await library.search({ query: 'thin oil' })).hits;
    expect(hit?.changes).toEqual([{ kind: 'changed', version: '10.0' }]);
  });

  it('takes nothing out of a query that only looks like it', () => {
    for (const text of [
      'since: when',
      'since:yesterday',
      'deprecated:soon',
      'std::since:1.0',
      'x.deprecated:1',
    ]) {
      const query = parseQuery({ query: text });
      expect([query.text, query.changes]).toEqual([text, undefined]);
    }
  });

  it('is not led to the notes by their terms', async () => {
    expect(await found('\u0001added')).toEqual([]);
    expect(await found('\u0001added 2.1')).toEqual(await found('added 2.1'));
  });
});

describe('the order of versions in notes', () => {
  it.each([
    ['2.1', '2.0', true],
    ['2.0', '2.0', true],
    ['2.0.1', '2.0', true],
    ['2.0', '2.0.1', false],
    ['10.0', '9.9', true],
    ['', '1.0', false],
  ])('%s since %s: %s', (version, first, wanted) => {
    expect(isSince(version, first)).toBe(wanted);
  });
});
