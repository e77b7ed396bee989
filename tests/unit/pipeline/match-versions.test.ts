import { describe, expect, it } from 'vitest';
import { readText } from '../../../indexer/pipeline/draft-topic.ts';
import { chunkOf, matchVersions, type SectionKey } from '../../../indexer/pipeline/match-versions.ts';
import { addTree, emptyDocSet } from '../../helpers/doc-sets.ts';
import { type Files, folderOf } from '../../helpers/source-trees.ts';
import { section, sphinxFiles } from '../../helpers/sphinx-folder.ts';

const refOf = (key: SectionKey) => `${key.topic.path}#${chunkOf(key).anchor}`;

/** Matches two versions of a folder: every pair that is not the same place, and what is left over. */
function match(before: Files, after: Files) {
  const draft = addTree(addTree(emptyDocSet(), '1.0', folderOf('d', before)), '2.0', folderOf('d', after));
  const [newer, older] = draft.versions;
  if (!newer || !older) throw new Error('two versions were expected');
  const { pairs, removed, added } = matchVersions(older.topics, newer.topics, readText);
  return {
    found: pairs
      .filter((pair) => refOf(pair.before) !== refOf(pair.after))
      .map((pair) => `${pair.how}: ${refOf(pair.before)} > ${refOf(pair.after)}`),
    removed: removed.map(refOf),
    added: added.map(refOf),
  };
}

const OIL = 'Oil keeps the chain from wearing down; put a drop on every link and wipe off what is too much.';
const TYRES =
  'Tyres lose pressure in some weeks even when nothing is wrong, so pump them before each long ride.';
const nothing = { found: [], removed: [], added: [] };

describe('sections of two versions', () => {
  it('are the same where path and anchor are, whatever they say', () => {
    expect(match({ 'a.md': '# A\n\n## Oil\n\nOld.\n' }, { 'a.md': '# A\n\n## Oil\n\nAll new.\n' })).toEqual(
      nothing,
    );
  });

  it('keep the page’s lead, whatever it is called', () => {
    const { removed, added } = match(
      { 'a.md': '# Chains\n\nText.\n' },
      { 'a.md': '# All about chains\n\nMore.\n' },
    );
    expect([removed, added]).toEqual([[], []]);
  });

  it('are known by what they say when they were renamed', () => {
    expect(
      match({ 'a.md': `# A\n\n## Oil\n\n${OIL}\n` }, { 'a.md': `# A\n\n## Oiling\n\n${OIL} Twice.\n` }),
    ).toEqual({
      ...nothing,
      found: ['content: a#oil > a#oiling'],
    });
  });

  it('are known by their titles where only their ids changed, however little they say', () => {
    const release = (id: string, label: string) => section(id, `${label} release`, `<p>${label}.0</p>`);
    const site = (...sections: string[]) => sphinxFiles({ pages: { a: section('a', 'A', ...sections) } });
    const before = site(release('id1', '1.1'), release('id2', '1.0'));
    const after = site(release('id1', '1.2'), release('id2', '1.1'), release('id3', '1.0'));
    expect(match(before, after)).toEqual({
      found: ['title: a#id1 > a#id2', 'title: a#id2 > a#id3'],
      removed: [],
      added: ['a#id1'],
    });
  });

  it('are not taken for the section that has their id now when their title is on the page', () => {
    const release = (id: string, label: string) => section(id, `${label} release`, `<p>${label}.0</p>`);
    const site = (...sections: string[]) => sphinxFiles({ pages: { a: section('a', 'A', ...sections) } });
    expect(
      match(site(release('release', '1.0')), site(release('release', '1.1'), release('old', '1.0'))),
    ).toEqual({ found: ['title: a#release > a#old'], removed: [], added: ['a#release'] });
    const again = match(site(release('release', '1.0')), site(release('release', '1.1')));
    expect(again).toEqual(nothing);
  });

  it('are not known by a title that two have', () => {
    const fields = (id: string) => section(id, 'Fields', '<p>One.</p>');
    const site = (...ids: string[]) => sphinxFiles({ pages: { a: section('a', 'A', ...ids.map(fields)) } });
    expect(match(site('id1'), site('id2', 'id3')).found).toEqual([]);
  });

  it('are known on another page', () => {
    const before = { 'a.md': `# A\n\n## Oil\n\n${OIL}\n`, 'b.md': '# B\n\nText.\n' };
    const after = { 'a.md': '# A\n', 'b.md': `# B\n\nText.\n\n## Oil\n\n${OIL}\n` };
    expect(match(before, after)).toEqual({ ...nothing, found: ['content: a#oil > b#oil'] });
  });

  it('are not taken for another with the same few words', () => {
    const before = { 'a.md': '# A\n\n## First step\n\nSee above.\n' };
    const after = { 'a.md': '# A\n\n## Last thing\n\nSee above.\n' };
    expect(match(before, after)).toEqual({
      found: [],
      removed: ['a#first-step'],
      added: ['a#last-thing'],
    });
  });

  it('are not guessed where two fit as well', () => {
    const before = { 'a.md': `# A\n\n## Oil\n\n${OIL}\n` };
    const after = { 'a.md': `# A\n\n## Chain\n\n${OIL}\n\n## Links\n\n${OIL}\n` };
    expect(match(before, after).found).toEqual([]);
  });

  it('are removed and added otherwise', () => {
    const before = { 'a.md': `# A\n\n## Oil\n\n${OIL}\n` };
    const after = { 'a.md': `# A\n\n## Tyres\n\n${TYRES}\n` };
    expect(match(before, after)).toEqual({ found: [], removed: ['a#oil'], added: ['a#tyres'] });
  });

  it('have nothing to match in a version without pages', () => {
    expect(match({ 'a.md': '# A\n' }, { 'b.md': '# B\n' })).toEqual({
      found: [],
      removed: ['a#a'],
      added: ['b#b'],
    });
  });
});
