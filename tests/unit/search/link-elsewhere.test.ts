import { describe, expect, it } from 'vitest';
import { Library } from '../../../indexer/core/library.ts';
import { linkElsewhere } from '../../../indexer/core/link-elsewhere.ts';
import { formatRef } from '../../../indexer/core/ref.ts';
import { topicMarkdown } from '../../../indexer/core/to-markdown.ts';
import { encodePack } from '../../../indexer/pipeline/encode-pack.ts';
import { addTree, emptyDocSet } from '../../helpers/doc-sets.ts';
import { linksOf } from '../../helpers/imports.ts';
import { libraryOf, memorySource } from '../../helpers/memory-packs.ts';
import { folderOf } from '../../helpers/source-trees.ts';
import { section, sphinxFiles } from '../../helpers/sphinx-folder.ts';

const html = (version: string, pages: Readonly<Record<string, string>>) =>
  folderOf(
    `gears-${version}`,
    sphinxFiles({ pages, version, canonical: `https://gears.example/en/${version}/` }),
  );
const turn = section('turning', 'Turning', '<p>Turn it.</p>');
const gears = () =>
  [
    ['1.0', html('1.0', { index: section('top', 'Gears'), 'ref/turn': turn, old: section('old', 'Old') })],
    ['2.0', html('2.0', { index: section('top', 'Gears'), 'ref/turn': turn, 'guide/index': turn })],
  ].reduce(
    (draft, [label, tree]) => addTree(draft, label as string, tree as ReturnType<typeof folderOf>),
    emptyDocSet('gears', 'Gears'),
  );
const notes = (text: string) =>
  addTree(
    emptyDocSet('notes', 'Notes'),
    '1.0',
    folderOf('notes', { 'a.md': `# A\n\n${text}\n`, 'b.md': '# B\n' }),
  );

/** Where the links of the one page of notes lead once it is shown. */
async function follow(text: string, library = libraryOf(notes(text), gears())) {
  const { pack, version, topic } = await library.resolve('notes/a');
  const linked = await linkElsewhere(library, pack, version, topic);
  return linksOf(linked).map(({ how, ref }) => (ref ? formatRef(ref) : how));
}

describe('links into other installed documentation', () => {
  it.each([
    ['a page of a version', 'https://gears.example/en/1.0/ref/turn/', 'gears@1.0/ref/turn'],
    ['a section', 'https://gears.example/en/2.0/ref/turn.html#turning', 'gears@2.0/ref/turn#turning'],
    ['the newest release by its name', 'https://gears.example/en/stable/ref/turn/', 'gears@2.0/ref/turn'],
    ['a folder that has an index page', 'https://gears.example/en/2.0/guide/', 'gears@2.0/guide/index'],
    ['the first page', 'https://gears.example/en/2.0/', 'gears@2.0/index'],
    ['a page that the version lacks', 'https://gears.example/en/2.0/old/', 'outside'],
    ['a version that is not installed', 'https://gears.example/en/3.0/ref/turn/', 'outside'],
    ['elsewhere', 'https://rust.example/en/1.0/ref/turn/', 'outside'],
    ['a mailbox', 'mailto:gears@gears.example', 'outside'],
  ])('are found for %s', async (_, address, expected) => {
    expect(await follow(`[x](${address})`)).toEqual([expected]);
  });

  it('become links as soon as the other documentation is installed', async () => {
    const text = '[x](https://gears.example/en/1.0/ref/turn/)';
    expect(await follow(text, libraryOf(notes(text)))).toEqual(['outside']);
    expect(await follow(text)).toEqual(['gears@1.0/ref/turn']);
  });

  it('lead from a page that a version lacks to a version that has it', async () => {
    const pages = {
      index: section('top', 'Gears', '<p><a href="old.html#old">old</a> <a href="no.html">no</a></p>'),
    };
    const draft = addTree(gears(), '2.0', html('2.0', pages));
    const library = libraryOf(draft);
    const { pack, topic } = await library.resolve('gears@2.0/index');
    expect(linksOf(topic).map(({ how }) => how)).toEqual(['absent', 'absent']);
    const linked = await linkElsewhere(library, pack, '2.0', topic);
    expect(linksOf(linked).map(({ ref }) => ref && formatRef(ref))).toEqual(['gears@1.0/old#old', undefined]);
  });

  it('lead from a page that its doc set lacks to one of the same site', async () => {
    const pages = { index: section('top', 'Gears', '<p><a href="ref/turn.html">turn</a></p>') };
    const copy = addTree(emptyDocSet('copy', 'Copy'), '1.0', html('1.0', pages));
    const library = libraryOf(copy, gears());
    const { pack, topic } = await library.resolve('copy/index');
    const linked = await linkElsewhere(library, pack, '1.0', topic);
    expect(linksOf(linked).map(({ ref }) => ref && formatRef(ref))).toEqual(['gears@1.0/ref/turn']);
  });

  it('are written as deep links', async () => {
    const text = 'See [turning](https://gears.example/en/1.0/ref/turn/#turning).';
    const library = libraryOf(notes(text), gears());
    const { pack, version, topic } = await library.resolve('notes/a');
    expect(topicMarkdown(await linkElsewhere(library, pack, version, topic))).toContain(
      'See [turning](djdocs://open/gears@1.0/ref/turn#turning).',
    );
  });

  it('leave a page alone, and read nothing, when all its links stay inside', async () => {
    const library = libraryOf(notes('[b](b.md) [here](#a) [mail](mailto:a@b.example)'), gears());
    const { pack, version, topic } = await library.resolve('notes/a');
    const before = await library.reads();
    expect(await linkElsewhere(library, pack, version, topic)).toBe(topic);
    expect(await library.reads()).toEqual(before);
  });

  it('read nothing but manifests when no link leads to installed documentation', async () => {
    const library = libraryOf(notes('[x](https://rust.example/)'), gears());
    const { pack, version, topic } = await library.resolve('notes/a');
    const before = await library.reads();
    await linkElsewhere(library, pack, version, topic);
    expect((await library.reads()).parts - before.parts).toBeLessThanOrEqual(1);
  });

  it('do not suffer from a pack that cannot be opened', async () => {
    const [text, broken] = ['[x](https://gears.example/en/1.0/ref/turn/)', 'broken'];
    const packs = [notes(text), gears()].map((draft) => [draft.id, memorySource(encodePack(draft))] as const);
    const sources = new Map(packs);
    const library = new Library({
      list: async () => [broken, ...sources.keys()],
      source: (id) => {
        const source = sources.get(id);
        if (source) return source;
        throw new Error('no pack here');
      },
    });
    expect(await follow(text, library)).toEqual(['gears@1.0/ref/turn']);
  });
});
