import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { admonitionTitle } from '../../../indexer/core/note-labels.ts';
import { topicMarkdown } from '../../../indexer/core/to-markdown.ts';
import { splitSource } from '../../../indexer/import/recognise.ts';
import { openSourceTree } from '../../../indexer/import/source-tree.ts';
import { blocksOf, codeOf, containersOf, importTree, linksOf, wholeVersion } from '../../helpers/imports.ts';
import { fileOf, folderOf } from '../../helpers/source-trees.ts';

/** A site as its tool's users lay it out. */
function site(name: string) {
  return openSourceTree(fileURLToPath(new URL(`../../fixtures/sites/${name}`, import.meta.url)));
}

function shownLinks(imported: ReturnType<typeof importTree>, path: string): string[] {
  return linksOf(imported.topic(path)).map(({ how, to, href, fragment }) =>
    [how, to ?? href, fragment].filter(Boolean).join(' '),
  );
}

const contentOf = (imported: ReturnType<typeof importTree>, path: string) =>
  imported.topic(path).chunks.flatMap(({ content }) => content);

describe('a site of MkDocs', () => {
  const kiln = importTree(site('mkdocs'));

  it('has its pages in the order of the navigation, the others after them, and nothing from outside of docs', () => {
    expect(kiln.format).toBe('mkdocs');
    expect(kiln.paths).toEqual(['index', 'guide/glaze', 'guide/heat', 'appendix']);
    expect(kiln.diagnostics).toContainEqual(
      expect.objectContaining({ code: 'outside-site', file: 'README.md' }),
    );
  });

  it('is called what its configuration says, with the version of its address', () => {
    expect(kiln.read.imported.docSet).toEqual({
      id: 'kiln-handbook',
      title: 'Kiln Handbook',
      description: 'How to run a kiln',
    });
    expect(kiln.read.imported.version).toEqual({
      label: '2.4',
      detectedFrom: 'https://kiln.example/handbook/2.4/',
    });
    expect(kiln.topic('guide/heat').url).toBe('https://kiln.example/handbook/2.4/guide/heat/');
  });

  it('has the ids that Python-Markdown makes, and those that headings are given', () => {
    expect(kiln.topic('guide/heat').chunks.map(({ anchor, title }) => [anchor, title])).toEqual([
      ['heat', 'Heat'],
      ['ramp-up', 'Ramp up'],
      ['ramp-up_1', 'Ramp up'],
      ['cafe-cone-6-more', 'Café Cone 6 & more'],
      ['hold-it', 'Hold'],
      ['cool-down', 'Cool down'],
    ]);
  });

  it('links by file, by address, with and without its own host, and reports what leads nowhere at its line', () => {
    expect(shownLinks(kiln, 'index')).toEqual([
      'path guide/heat',
      'anchor guide/glaze#second-coat',
      'anchor guide/heat#ramp-up',
      'path guide/glaze',
      'absent guide',
      'anchor index#fn-1',
    ]);
    expect(shownLinks(kiln, 'guide/heat')).toEqual([
      'path index',
      'path guide/glaze',
      'absent guide/ghost',
      'unknown guide/heat nowhere',
    ]);
    expect(kiln.diagnostics.filter(({ code }) => code === 'unresolved-link')).toMatchObject([
      { file: 'docs/guide/heat.md', line: 14 },
    ]);
  });

  it('has admonitions, also in lists, folded blocks and tabs', () => {
    const content = contentOf(kiln, 'index');
    expect(
      containersOf(content, 'note').map((note) => [note.kind, admonitionTitle(note), note.open]),
    ).toEqual([
      ['warning', 'Hot <surface>', undefined],
      ['tip', 'Tip', undefined],
      ['example', 'Why so long?', false],
      ['example', 'Danger', true],
    ]);
    expect(containersOf(content, 'li')[0]?.c.map(({ k }) => k)).toEqual(['p', 'note']);
    expect(containersOf(content, 'tab').map(({ title }) => title)).toEqual(['Gas', 'Electric']);
  });

  it('keeps code as it is, with the title above it, and looks for no blocks in it', () => {
    expect(blocksOf(contentOf(kiln, 'index')).filter(({ k }) => k === 'code')).toEqual([
      { k: 'code', lang: 'sh', text: 'kiln light --gas' },
      { k: 'code', lang: 'python', text: 'kiln.switch_on()  # (1)!' },
    ]);
    expect(JSON.stringify(contentOf(kiln, 'index'))).toContain('light.sh');
    expect(codeOf(contentOf(kiln, 'guide/heat'))).toEqual(['!!! note\n    Not one.\n\n=== "nor a tab"']);
  });

  it('has what its extensions mark in running text, definitions and footnotes, and no icons or attributes', () => {
    const text = topicMarkdown(kiln.topic('index'));
    for (const part of [
      '<kbd>Ctrl</kbd>+<kbd>K</kbd>',
      'H<sub>2</sub>O',
      'm<sup>2</sup>',
      '~~twice~~',
      '**Bisque**',
    ])
      expect(text).toContain(part);
    expect(text).toContain('A small pyramid that bends at its temperature.');
    expect(text).not.toMatch(/material|md-button|\[TOC\]|==|Computerised|↩|Footnotes/);
    expect(kiln.read.removed.map(({ what, line }) => [what, line])).toEqual([
      ['icon', 7],
      ['abbreviation', 60],
    ]);
  });

  it('puts included files in, and reports those that are not there', () => {
    const text = topicMarkdown(kiln.topic('index'));
    expect(text).toContain('Keep water near.');
    expect(text).toContain('And sand.');
    expect(kiln.diagnostics).toContainEqual(
      expect.objectContaining({ code: 'missing-include', file: 'docs/index.md', line: 58 }),
    );
  });

  it('keeps a placeholder that looks like a tag, and takes an unclosed fence for text', () => {
    expect(topicMarkdown(kiln.topic('guide/heat'))).toContain('Set \\<number> degrees');
    const { topic } = importTree(fileOf('a.md', '# A\n\n[TOC]\n\n```py\nx\n\n## B\n'), 'mkdocs');
    expect(topic('a').chunks.map(({ title }) => title)).toEqual(['A', 'B']);
  });

  it('reads without a configuration that is no YAML', () => {
    const { diagnostics, paths } = importTree(folderOf('x', { 'mkdocs.yml': 'a: [', 'docs/a.md': '# A' }));
    expect(paths).toEqual(['docs/a']);
    expect(diagnostics[0]).toMatchObject({ code: 'site-config', file: 'mkdocs.yml' });
  });
});

describe('a site of Docusaurus', () => {
  const parts = splitSource(site('docusaurus'));
  const loom = importTree(parts[0]?.tree ?? site('docusaurus'));

  it('is one source for each of its versions', () => {
    expect(parts.map(({ path }) => path)).toEqual(['docs', 'versioned_docs/version-1.0/']);
    const old = importTree(parts[1]?.tree ?? site('docusaurus'));
    expect([loom, old].map(({ read, paths }) => [read.imported.version?.label, paths.length])).toEqual([
      ['next', 5],
      ['1.0', 1],
    ]);
    expect(old.read.imported.docSet.id).toBe('loom');
  });

  it('has its pages at the addresses of ids, slugs and folders, in the order of the sidebar', () => {
    expect(loom.paths).toEqual(['index', 'basics/weave', 'basics/warp', 'patterns', 'advanced/glossary']);
    expect(loom.topic('patterns').url).toBe('https://loom.example/manual/patterns/');
  });

  it('links by file, by address relative to page or site, and with the address of the site', () => {
    expect(shownLinks(loom, 'index')).toEqual([
      'path basics/warp',
      'path basics/weave',
      'anchor patterns#twill',
      'path advanced/glossary',
    ]);
    expect(shownLinks(loom, 'basics/warp')).toEqual(['anchor basics/weave#pick', 'anchor basics/warp#ends']);
    expect(shownLinks(loom, 'patterns')).toEqual([
      'path advanced/glossary',
      'path advanced/glossary',
      'path index',
    ]);
  });

  it('has its admonitions, with titles and in each other', () => {
    expect(
      containersOf(contentOf(loom, 'index'), 'note').map((note) => [note.kind, admonitionTitle(note)]),
    ).toEqual([
      ['note', 'Note'],
      ['tip', 'Wind slowly'],
      ['danger', 'Sharp [needles]'],
    ]);
  });

  it('has ids as given or as GitHub makes them', () => {
    expect(loom.topic('basics/warp').chunks.map(({ anchor }) => anchor)).toEqual(['warp', 'ends']);
  });

  it('shows what components show, and lists those that show nothing', () => {
    const content = contentOf(loom, 'basics/weave');
    expect(containersOf(content, 'tab').map(({ title }) => title)).toEqual(['Left hand', 'Right hand']);
    expect(containersOf(content, 'note').map((note) => [note.kind, admonitionTitle(note)])).toEqual([
      ['warning', 'Mind the edge'],
      ['example', 'More'],
    ]);
    const text = topicMarkdown(loom.topic('basics/weave'));
    for (const part of [
      'Boat shuttles are light, and {cheap},',
      '## Shared',
      'Shared words',
      '**[Yarn](basics/warp)**',
      'All about yarn',
    ])
      expect(text).toContain(part);
    expect(text).not.toMatch(/import |export |TabItem|DocCardList|A comment|props/);
    expect(loom.read.removed.map(({ what, line }) => [what, line])).toEqual([
      ['import or export', 4],
      ['import or export', 9],
      ['expression', 28],
      ['component', 32],
    ]);
  });

  it('keeps code in components and fences character for character', () => {
    expect(codeOf(contentOf(loom, 'basics/weave'))).toEqual(['throw("right")', 'loom weave \\\n  --fast']);
    expect(codeOf(contentOf(loom, 'basics/warp'))).toEqual(['const ends = 240; // <!-- kept -->']);
    expect(topicMarkdown(loom.topic('basics/warp'))).not.toContain('Nobody reads this');
  });

  it('reads a page that is no MDX as Markdown, and says so', () => {
    const files = { 'docusaurus.config.js': 'module.exports = {}', 'docs/a.md': '# A\n\nIf a <3 then {b.\n' };
    const { topic, diagnostics } = importTree(folderOf('x', files));
    expect(topicMarkdown(topic('a'))).toContain('If a <3 then {b.');
    expect(diagnostics).toContainEqual(
      expect.objectContaining({ code: 'not-mdx', file: 'docs/a.md', line: 3 }),
    );
  });

  it('takes the usual folders where the configuration is computed', () => {
    const files = {
      'docusaurus.config.js': 'module.exports = require("./other")()',
      'docs/b.md': '---\nsidebar_position: 1\n---\n# B',
      'docs/2-c.md': '# C',
      'docs/a.md': '# A',
    };
    expect(importTree(folderOf('x', files)).paths).toEqual(['b', 'c', 'a']);
  });
});

describe('a site of VitePress', () => {
  const sail = importTree(site('vitepress'));

  it('has its pages in the order of the sidebar, its first page first', () => {
    expect(sail.paths).toEqual(['index', 'guide/wind', 'guide/knots', 'ref/rig', 'parts/shared']);
    expect(sail.read.imported.docSet).toMatchObject({ id: 'sail', description: 'Sailing small boats' });
  });

  it('shows on its first page what the front matter says', () => {
    expect(topicMarkdown(sail.topic('index'))).toBe(
      '# Sail\n\nSmall boats, big water\n\nKnow the wind\n\n[Cast off](guide/wind)\n\n## Light\n\nTwo hands lift it.\n\n## [Quick](guide/knots)\n\nIt planes early.',
    );
  });

  it('has the ids that VitePress makes, and those that headings are given', () => {
    expect(sail.topic('guide/wind').chunks.map(({ anchor }) => anchor)).toEqual([
      'wind-1-2',
      '_3-ways-to-read-it',
      'under-way',
      'under-way-1',
    ]);
  });

  it('has containers, code groups, alerts and badges, and no scripts', () => {
    const content = contentOf(sail, 'guide/wind');
    expect(
      containersOf(content, 'note').map((note) => [note.kind, admonitionTitle(note), note.open]),
    ).toEqual([
      ['tip', 'Tip', undefined],
      ['danger', 'STOP', undefined],
      ['example', 'Why', true],
      ['warning', 'Important', undefined],
    ]);
    expect(containersOf(content, 'tab').map(({ title }) => title)).toEqual(['npm', 'pnpm']);
    expect(sail.topic('guide/wind').title).toBe('Wind ^1.2');
    expect(JSON.stringify(content)).not.toContain('data.js');
  });

  it('puts in the files, and the parts of files, that it names, but not in code', () => {
    expect(codeOf(contentOf(sail, 'guide/wind'))).toEqual([
      'npm add sail',
      'pnpm add sail',
      'def tack():\n    return -wind',
      '<!--@include: ../parts/shared.md-->\n[[toc]]\n::: tip',
    ]);
    const text = topicMarkdown(sail.topic('guide/wind'));
    expect(text).toContain('Shared by pages.');
    expect(text).toContain('tack.py');
    expect(sail.diagnostics).toMatchObject([{ code: 'missing-include', line: 57 }]);
  });

  it('links with and without extension and base', () => {
    expect(shownLinks(sail, 'guide/wind')).toEqual([
      'anchor guide/knots#bow-line',
      'path ref/rig',
      'path ref/rig',
      'absent ref/mast',
    ]);
  });
});

describe('llms.txt', () => {
  it('is a catalogue, with the pages that lie beside it', () => {
    const bees = importTree(site('llms'));
    expect(bees.paths).toEqual(['llms', 'docs/hives', 'docs/honey']);
    expect(bees.version.missing).toEqual([
      {
        path: 'docs/wax',
        title: 'Wax',
        note: 'What else they make',
        category: 'Optional',
        source: 0,
        file: 'https://bees.example/docs/wax',
      },
    ]);
    expect(shownLinks(bees, 'llms')).toEqual([
      'path docs/hives',
      'path docs/honey',
      'absent docs/wax',
      'outside https://flowers.example/list',
    ]);
    expect(shownLinks(bees, 'docs/hives')).toEqual(['anchor docs/honey#taking-it', 'absent docs/wax']);
  });

  it('is split back into its pages, at their addresses, where all are in one file', () => {
    const bees = importTree(site('llms-full'));
    expect(bees.version.topics.map(({ path, title, url }) => [path, title, url])).toEqual([
      ['docs/hives', 'Hives', 'https://bees.example/docs/hives'],
      ['docs/honey', 'Honey', 'https://bees.example/docs/honey'],
    ]);
    expect(shownLinks(bees, 'docs/hives')).toEqual(['anchor docs/honey#taking-it']);
    expect(bees.topic('docs/honey').chunks.map(({ line }) => line)).toEqual([13, 16]);
    expect(containersOf(contentOf(bees, 'docs/honey'), 'note')).toHaveLength(1);
    expect(JSON.stringify(bees.version.topics)).not.toContain('Source: https://bees.example/docs');
  });

  it.each([
    [
      'front matter',
      '---\nurl: /a.md\ntitle: A\n---\nText.\n\n---\n\n---\nurl: /b/c.md\n---\n# C\n\nMore.\n',
    ],
    ['tags', '<page title="A" url="/a">\nText.\n</page>\n<page url="/b/c">\n# C\n\nMore.\n</page>\n'],
    [
      'names of files',
      '=======\nFILE: a.md\n=======\nText.\n\n=======\nFILE: b/c.md\n=======\n# C\n\nMore.\n',
    ],
    ['headings', '# A\n\nText.\n\n---\n\n# C\n\nMore.\n'],
  ])('is split at %s', (how, text) => {
    const { version } = importTree(folderOf('x', { 'llms-full.txt': text }));
    expect(version.topics.map(({ path }) => path)).toEqual(how === 'headings' ? ['a', 'c'] : ['a', 'b/c']);
    expect(wholeVersion(version).topics.map((topic) => topicMarkdown(topic))).toEqual([
      how === 'names of files' ? '# llms-full\n\nText.' : '# A\n\nText.',
      '# C\n\nMore.',
    ]);
  });

  it('is recognised by its name and its links', () => {
    expect(importTree(fileOf('llms.txt', '# A\n\n- [B](https://a.example/b.md)\n')).format).toBe('llms');
    expect(importTree(fileOf('llms.txt', 'title\nNo links here\nAt all, there are none.\n')).format).toBe(
      'plain-text',
    );
  });
});
