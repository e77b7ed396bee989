import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SourceTree } from '../../../indexer/import/source-tree.ts';
import { encodePack } from '../../../indexer/pipeline/encode-pack.ts';
import { loadDraft, withUsedAssets } from '../../../indexer/pipeline/load-draft.ts';
import type { DocSetDraft, VersionDraft } from '../../../indexer/pipeline/version-draft.ts';
import { addTree, emptyDocSet } from '../../helpers/doc-sets.ts';
import { linksOf, topicOf, wholeVersion } from '../../helpers/imports.ts';
import { bytesOf, libraryOf, openPack } from '../../helpers/memory-packs.ts';
import { type Files, fileOf, folderOf, unreadable } from '../../helpers/source-trees.ts';
import { definition, section, sphinxFiles } from '../../helpers/sphinx-folder.ts';

const OIL = { 'oil.md': '# Oil\n\nSlippery.\n' };
const RUST = { 'rust.md': '# Rust\n\nSee [oil](oil.md).\n' };
const LONG =
  'A gear is a wheel with teeth that turns another wheel with teeth and so hands on what turns it to whatever wants turning.';
const SKILL_HEAD =
  '---\nname: gears\ndescription: "From https://gears.example/en/1.0/"\n---\n\n# A list of references\n\nNothing to read.\n';
const SPHINX = sphinxFiles({
  pages: {
    'ref/gears': section(
      'gears-api',
      'Gears API',
      `<p>${LONG}</p>`,
      definition('function', 'turn', 'turn()'),
    ),
    index: section('all-about-gears', 'All about gears', '<p>Start here.</p>'),
  },
  inventory: [{ name: 'turn', role: 'py:function', uri: 'ref/gears.html#turn' }],
});
const SKILL = {
  'SKILL.md': SKILL_HEAD,
  'references/ref.md': `# GearsAPI\n\n${LONG.replace('hands on', 'passes along')}\n\n---\n\n# Oil\n\nFor [gears](https://gears.example/en/1.0/ref/gears/#turn).\n`,
};

type Step = readonly [name: string, files: Files];
const merged = (...steps: readonly Step[]) => onto(emptyDocSet(), ...steps);
const onto = (draft: DocSetDraft, ...steps: readonly Step[]) =>
  steps.reduce((all, [name, files]) => addTree(all, '1.0', folderOf(name, files)), draft);
const version = (draft: DocSetDraft) => draft.versions[0] as VersionDraft;
const topic = (draft: DocSetDraft, path: string) => topicOf(version(draft).topics, path);
/** What a reader finds: path, shown source, further sources. */
const shelf = (draft: DocSetDraft) =>
  version(draft).topics.map(({ path, source, alsoIn = [] }) => {
    const name = (number: number) => version(draft).sources[number]?.name;
    return [path, name(source), ...alsoIn.map((further) => `+${name(further.source)}`)].join(' ');
  });
const problems = (draft: DocSetDraft) =>
  version(draft).diagnostics.map(({ code, file }) => `${code} ${file}`);

describe('a page that several sources have', () => {
  it('is one topic that names all of them', () => {
    expect(shelf(merged(['a', OIL], ['b', OIL], ['c', { ...OIL, ...RUST }]))).toEqual([
      'oil a +b +c',
      'rust c',
    ]);
  });

  it('survives as long as one of them has it', () => {
    const three = merged(['a', { ...OIL, ...RUST }], ['b', { ...OIL, ...RUST }], ['c', { ...OIL, ...RUST }]);
    const two = onto(three, ['a', RUST]);
    expect(shelf(two)).toEqual(['rust a +b +c', 'oil b +c']);
    const one = onto(two, ['b', RUST]);
    expect(shelf(one)).toEqual(['rust a +b +c', 'oil c']);
    expect(topic(one, 'oil')).toMatchObject({ file: 'oil.md', source: 2 });
    expect(shelf(onto(one, ['c', RUST]))).toEqual(['rust a +b +c']);
  });

  it('survives being written and read back in between', async () => {
    const both = merged(['a', { ...OIL, ...RUST }], ['b', { ...OIL, ...RUST }]);
    const installed = await loadDraft(await openPack(both));
    expect(installed).toEqual(both);
    expect(shelf(onto(installed, ['a', RUST]))).toEqual(['rust a +b', 'oil b']);
  });

  it('is found once, and its spare text is not', async () => {
    const [first, second] = [
      { 'a.md': `# Gears\n\n${LONG}\n` },
      { 'SKILL.md': SKILL_HEAD, 'references/a.md': `# Gears\n\n${LONG.replace('A gear', 'Zahnrad')}\n` },
    ];
    const library = libraryOf(merged(['docs', first], ['skill', second]));
    const paths = async (query: string) => (await library.search({ query })).hits.map(({ path }) => path);
    expect(await paths('teeth')).toEqual(['a']);
    expect(await paths('Zahnrad')).toEqual([]);
  });

  it('keeps the pictures that only its spare text shows', () => {
    const picture = { 'oil.md': '# Oil\n\n![can](can.png)\n', 'can.png': 'PNG' };
    const both = merged(['a', picture], ['b', picture]);
    const dropped = withUsedAssets(onto(both, ['a', RUST]));
    expect([...dropped.assets.values()].map((bytes) => new TextDecoder().decode(bytes))).toEqual(['PNG']);
  });
});

describe('documentation and a scrape of it', () => {
  const given: readonly (readonly [string, readonly Step[]])[] = [
    [
      'documentation first',
      [
        ['html', SPHINX],
        ['gears', SKILL],
      ],
    ],
    [
      'the scrape first',
      [
        ['gears', SKILL],
        ['html', SPHINX],
      ],
    ],
  ];

  it.each(given)('become one topic a page, shown as the documentation has it: %s', (_, steps) => {
    const both = merged(...steps);
    expect(shelf(both)).toEqual([
      'index html',
      'ref/gears html +gears',
      'index-2 gears',
      expect.stringMatching(/oil gears$/),
    ]);
    expect(topic(both, 'ref/gears').alsoIn).toMatchObject([{ overlap: expect.any(Number) }]);
    expect(problems(both)).toEqual(['topic-conflict SKILL.md', 'page-differs references/ref.md']);
  });

  it.each(given)('have links and names of the documentation: %s', (_, steps) => {
    const both = merged(...steps);
    const oil = version(both).topics.find(({ title }) => title === 'Oil');
    expect(linksOf(oil as NonNullable<typeof oil>).map(({ how, to }) => `${how} ${to}`)).toEqual([
      'anchor ref/gears#turn',
    ]);
    expect(topic(both, 'ref/gears').chunks.flatMap(({ symbols }) => symbols.map(({ name }) => name))).toEqual(
      ['turn'],
    );
  });

  it('leave the scrape as it was when the documentation goes', () => {
    const both = merged(['html', SPHINX], ['gears', SKILL]);
    const other = sphinxFiles({
      pages: { index: section('all-about-gears', 'All about gears', '<p>New.</p>') },
    });
    const rest = onto(both, ['html', other]);
    expect(shelf(rest)).toEqual([
      'index html',
      'index-2 gears',
      expect.stringMatching(/gearsapi gears$/),
      expect.stringMatching(/oil gears$/),
    ]);
    expect(JSON.stringify(wholeVersion(version(rest)).topics)).toContain('passes along');
    expect(version(rest).spare).toEqual([]);
  });
});

describe('two sources that contradict each other', () => {
  const [one, two] = [
    { 'oil.md': '# Oil\n\nSlippery.\n' },
    { 'oil.md': '# Oil\n\nSticky, see [it](#oil).\n' },
  ];

  it('keep a page each, and the second gets the path back when the first gives it up', () => {
    const both = merged(['a', { ...one, ...RUST }], ['b', two]);
    expect(shelf(both)).toEqual(['oil a', 'rust a', 'oil-2 b']);
    expect(problems(both)).toEqual(['topic-conflict oil.md']);
    const rest = onto(both, ['a', RUST]);
    expect(shelf(rest)).toEqual(['rust a', 'oil b']);
    expect(problems(rest)).toEqual([]);
    expect(linksOf(topic(rest, 'oil')).map(({ to }) => to)).toEqual(['oil#oil']);
    expect(linksOf(topic(rest, 'rust')).map(({ to }) => to)).toEqual(['oil']);
  });
});

describe('links between sources', () => {
  it.each<[string, readonly Step[], string]>([
    ['to a page that nobody has', [['a', RUST]], 'absent oil'],
    [
      'to a page that another source brings later',
      [
        ['a', RUST],
        ['b', OIL],
      ],
      'path oil',
    ],
    [
      'to a page that another source brought before',
      [
        ['b', OIL],
        ['a', RUST],
      ],
      'path oil',
    ],
    [
      'to a page that went again',
      [
        ['a', RUST],
        ['b', OIL],
        ['b', { 'x.md': '# X\n' }],
      ],
      'absent oil',
    ],
    [
      'to a section that an update of another source brings',
      [
        ['a', { 'rust.md': '# Rust\n\n[why](oil.md#why)\n' }],
        ['b', OIL],
        ['b', { 'oil.md': '# Oil\n\n## Why\n\nSo.\n' }],
      ],
      'anchor oil#why',
    ],
    [
      'to a section that an update took away',
      [
        ['a', { 'rust.md': '# Rust\n\n[why](oil.md#why)\n' }],
        ['b', { 'oil.md': '# Oil\n\n## Why\n\nSo.\n' }],
        ['b', OIL],
      ],
      'unknown oil',
    ],
  ])('lead %s', (_, steps, expected) => {
    const draft = merged(...steps);
    expect(linksOf(topic(draft, 'rust')).map(({ how, to }) => `${how} ${to}`)).toEqual([expected]);
    expect(problems(draft)).toEqual(expected.startsWith('unknown') ? ['unresolved-link rust.md'] : []);
  });
});

describe('an update', () => {
  const GUIDE = { 'a.md': '# A\n', 'b.md': '# B\n\nWords of B.\n', 'c.md': '# C\n\nSee [B](b.md).\n' };

  it('drops a page that is gone', () => {
    expect(shelf(onto(merged(['docs', GUIDE]), ['docs', { 'a.md': '# A\n', 'c.md': '# C\n' }]))).toEqual([
      'a docs',
      'c docs',
    ]);
  });

  it('keeps the text of a page that cannot be read now, in its place, and says so', () => {
    const before = merged(['docs', GUIDE]);
    const after = addTree(
      before,
      '1.0',
      folderOf('docs', { ...GUIDE, 'b.md': unreadable('no ink left') }),
      'markdown',
    );
    expect(shelf(after)).toEqual(['a docs', 'b docs', 'c docs']);
    expect(JSON.stringify(topic(after, 'b'))).toContain('Words of B.');
    expect(linksOf(topic(after, 'c')).map(({ how }) => how)).toEqual(['path']);
    expect(version(after).diagnostics).toMatchObject([
      { severity: 'warning', code: 'page-kept', file: 'b.md', message: expect.stringMatching(/"b".*kept/) },
      { severity: 'error', code: 'page-failed', file: 'b.md' },
    ]);
    const again = addTree(
      after,
      '1.0',
      folderOf('docs', { ...GUIDE, 'b.md': unreadable('no ink left') }),
      'markdown',
    );
    expect(bytesOf(encodePack(again))).toEqual(bytesOf(encodePack(after)));
    expect(bytesOf(encodePack(onto(after, ['docs', GUIDE])))).toEqual(bytesOf(encodePack(before)));
  });

  it('is refused when it shares no page with the source of its name, and nothing is lost', () => {
    const draft = merged(['docs', { 'a.md': '# A\n', 'index.md': '# Project one\n\nAbout one.\n' }]);
    const stranger = { 'x.md': '# X\n', 'index.md': '# Project two\n\nAll other words.\n' };
    expect(() => onto(draft, ['docs', stranger])).toThrow(
      expect.objectContaining({
        code: 'ambiguous',
        message: 'widgets 1.0 has 2 pages from another "docs" (markdown), none of which is in this one',
        hint: expect.stringContaining('--replace'),
      }),
    );
    expect(shelf(onto(draft, ['docs', { 'index.md': '# Project one\n\nNew words.\n' }]))).toEqual([
      'index docs',
    ]);
  });
});

describe('what a catalogue names', () => {
  const list =
    '---\nname: gears\n---\n\n# Gears\n\n## Reference Files\n\n- **[Oil](references/oil-1.md)** (1 page)\n- **[Rust](references/rust-1.md)** (1 page)\n';
  const index = () => addTree(emptyDocSet(), '1.0', fileOf('index.txt', list));
  const state = (draft: DocSetDraft) => ({
    missing: version(draft).missing.map(({ path }) => path),
    found: version(draft).found.map(({ path, title }) => `${title} ${path}`),
    links: linksOf(topic(draft, 'index')).map(({ how, to }) => `${how} ${to}`),
  });

  it('is missing, and its link leads nowhere, as long as no source has it', () => {
    expect(state(index())).toEqual({
      missing: ['oil-1', 'rust-1'],
      found: [],
      links: ['absent oil-1', 'absent rust-1'],
    });
  });

  it.each<[string, SourceTree, string]>([
    ['as a file alone', fileOf('oil-1.md', '# All about oil\n'), 'all-about-oil'],
    ['in a folder', folderOf('references', { 'oil-1.md': '# All about oil\n' }), 'oil-1'],
    ['deeper in a folder', folderOf('docs', { 'references/oil-1.md': '# Oil\n' }), 'references/oil-1'],
  ])('becomes a link when its file is there %s', (_, tree, path) => {
    expect(state(addTree(index(), '1.0', tree))).toEqual({
      missing: ['rust-1'],
      found: [`Oil ${path}`],
      links: [`path ${path}`, 'absent rust-1'],
    });
  });

  it('is missing again when its file goes', () => {
    const both = { 'references/oil-1.md': '# Oil\n', 'references/x.md': '# X\n' };
    const there = onto(index(), ['docs', both]);
    expect(state(there).found).toEqual(['Oil references/oil-1']);
    const gone = state(onto(there, ['docs', { 'references/x.md': '# X\n' }]));
    expect({ ...gone, missing: gone.missing.sort() }).toEqual(state(index()));
  });

  it('is not taken for there because some folder has an index page', () => {
    const named = list.replace('references/oil-1.md', 'references/readme.md');
    const draft = addTree(emptyDocSet(), '1.0', fileOf('index.txt', named));
    const both = onto(draft, ['docs', { 'guide/readme.md': '# Guide\n' }]);
    expect(version(both).missing.map(({ title }) => title)).toEqual(['Oil', 'Rust']);
  });
});

describe('any way to the same sources', () => {
  const word = fc.constantFrom(
    'oil',
    'gears',
    'turn',
    'rust',
    '[a](a.md)',
    '[b](b.md#why)',
    '[c](c/index.md)',
  );
  const text = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '));
  const body = fc
    .tuple(text, fc.boolean())
    .map(([words, more]) => `${words}\n${more ? `\n## Why\n\n${words}\n` : ''}`);
  const name = fc.constantFrom('a.md', 'b.md', 'c/index.md', 'c.md');
  const files = fc.dictionary(name, body, { maxKeys: 3 }).map((pages) => ({
    // A page that all have in common, so that an update is known for one.
    'home.md': '# Home\n',
    ...Object.fromEntries(Object.entries(pages).map(([file, content]) => [file, `# ${file}\n\n${content}`])),
  }));
  const skill = files.map((pages) => ({
    'SKILL.md': SKILL_HEAD,
    ...Object.fromEntries(Object.entries(pages).map(([file, content]) => [`references/${file}`, content])),
  }));
  const step = fc.oneof(
    fc.tuple(fc.constantFrom('one', 'two'), files),
    fc.tuple(fc.constant('three'), skill),
  ) as fc.Arbitrary<Step>;

  /** Without the addresses of links that lead nowhere: once such a link was resolved, what was written is forgotten. */
  const comparable = (draft: DocSetDraft) =>
    JSON.stringify(draft.versions, (key, value) =>
      key === 'href' || key === 'hash' ? undefined : value,
    ).replace(/(the link \\"[^"]*\\") to \S+/g, '$1');

  it('gives what importing their last states gives', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 7 }), (steps) => {
        const last = new Map<string, Files>();
        for (const [source, pages] of steps) last.set(source, pages);
        expect(comparable(merged(...steps))).toBe(comparable(merged(...last)));
      }),
      { numRuns: 25, seed: 5 },
    );
  });
});
