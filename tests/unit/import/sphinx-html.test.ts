import { describe, expect, it } from 'vitest';
import { admonitionTitle } from '../../../indexer/core/note-labels.ts';
import { sourceText } from '../../../indexer/core/source-text.ts';
import { countVersion } from '../../../indexer/pipeline/count-version.ts';
import { blocksOf, codeOf, containersOf, importTree, linksOf } from '../../helpers/imports.ts';
import { folderOf } from '../../helpers/source-trees.ts';
import {
  definition,
  highlighted,
  inventoryBytes,
  permalink,
  section,
  sphinxFiles,
} from '../../helpers/sphinx-folder.ts';

const inventory = [
  { name: 'widgets.Gear', role: 'py:class', uri: 'ref/gears.html#$' },
  { name: 'widgets.Gear.turn', role: 'py:method', uri: 'ref/gears.html#$' },
  { name: 'GEAR_OIL', role: 'std:setting', uri: 'ref/gears.html#std-setting-$' },
  { name: 'ref/gears', role: 'std:doc', uri: 'ref/gears.html' },
];
const gears = section(
  'gears',
  'Gears',
  '<p>All gears turn.</p>',
  definition(
    'class',
    'widgets.Gear',
    '<em class="property">class </em><code>widgets.</code><code>Gear</code>(<em>teeth=12</em>)<a class="reference internal" href="../_modules/widgets.html#Gear"><span class="viewcode-link">[source]</span></a>',
    '<p>A wheel with teeth.</p>',
    definition(
      'method',
      'widgets.Gear.turn',
      '<code>turn</code>(<em>by</em>)',
      '<p>Turns it.</p>',
      highlighted('python', 'gear.turn(3)\n\nprint("done")'),
    ),
  ),
  section(
    'gear-oil',
    '<code>GEAR_OIL</code>',
    '<span id="std-setting-GEAR_OIL"></span><p>Default: <code>None</code></p>',
  ),
);

function site(main: Readonly<Record<string, string>>, order?: string[]) {
  return importTree(folderOf('html', sphinxFiles({ pages: main, inventory, ...(order ? { order } : {}) })));
}

describe('the Sphinx importer', () => {
  it('takes project and version from the inventory', () => {
    const { read } = site({ index: section('top', 'Top') });
    expect(read.imported.docSet).toEqual({
      id: 'widgets',
      title: 'Widgets',
      description: 'Widgets documentation',
    });
    expect(read.imported.version).toEqual({ label: '2.1', detectedFrom: 'objects.inv' });
  });

  it('makes a topic of every page that is not generated, in the order of their next links', () => {
    const page = section('s', 'S');
    const { paths } = site(
      { zebra: page, index: page, 'ref/gears': page, genindex: page, '_modules/x': page, search: page },
      ['index', 'zebra', 'ref/gears'],
    );
    expect(paths).toEqual(['index', 'zebra', 'ref/gears']);
  });

  it('cuts a page at its sections and definitions, with the anchors of their permalinks', () => {
    const { topic } = site({ 'ref/gears': gears });
    const chunks = topic('ref/gears').chunks;
    expect(
      chunks.map(({ anchor, kind, title, trail, parent }) => ({ anchor, kind, title, trail, parent })),
    ).toEqual([
      { anchor: 'gears', kind: 'page', title: 'Gears', trail: [], parent: -1 },
      {
        anchor: 'widgets.Gear',
        kind: 'class',
        title: 'class widgets.Gear(teeth=12)',
        trail: ['Gears'],
        parent: 0,
      },
      {
        anchor: 'widgets.Gear.turn',
        kind: 'method',
        title: 'turn(by)',
        trail: ['Gears', 'class widgets.Gear(teeth=12)'],
        parent: 1,
      },
      { anchor: 'gear-oil', kind: 'setting', title: 'GEAR_OIL', trail: ['Gears'], parent: 0 },
    ]);
  });

  it('gives names to the chunk where their anchor stands', () => {
    const { topic } = site({ 'ref/gears': gears });
    const [, gear, turn, oil] = topic('ref/gears').chunks;
    expect(gear?.symbols).toEqual([{ name: 'widgets.Gear', kind: 'class' }]);
    expect(turn?.symbols).toEqual([{ name: 'widgets.Gear.turn', kind: 'method' }]);
    expect(oil?.symbols).toEqual([{ name: 'GEAR_OIL', kind: 'setting' }]);
  });

  it('keeps the link from a definition to its code apart from its name and content', () => {
    const link = (href: string, inside: string) =>
      `<a class="reference external" href="${href}"><span class="viewcode-link">${inside}</span></a>`;
    const toCode = link('https://code.example/gears.py#L7', '<span class="pre">[source]</span>');
    const { topic, version } = site({
      'ref/gears': section(
        'gears',
        'Gears',
        definition('class', 'widgets.Gear', `<code>Gear</code>${toCode}`),
        definition(
          'function',
          'widgets.turn',
          `<code>turn</code>()${link('../_modules/w.html#turn', '[source]')}`,
        ),
      ),
    });
    const [, gear, turn] = topic('ref/gears').chunks;
    expect(gear).toMatchObject({
      title: 'Gear',
      codeLink: { k: 'link', how: 'outside', href: 'https://code.example/gears.py#L7', c: ['[source]'] },
      content: [{ k: 'sig', c: [{ k: 'code', c: ['Gear'] }] }],
    });
    expect(turn?.codeLink).toMatchObject({ how: 'generated' });
    expect(countVersion(version).links).toEqual({ outside: 1, generated: 1 });
  });

  it('says the same, by its hash, whatever line of the code a definition links to', () => {
    const withLine = (line: number) =>
      site({
        a: definition(
          'class',
          'G',
          `<code>G</code><a class="viewcode-link" href="https://code.example/#L${line}">[source]</a>`,
        ),
      }).chunk('a', 'G');
    expect(withLine(1).codeLink).not.toEqual(withLine(2).codeLink);
    expect(withLine(1).hash).toBe(withLine(2).hash);
  });

  it('keeps code character for character, without its colours', () => {
    const code = 'def turn(a, b):\n    return a < b and "é" & b\n\n\n# end';
    const { topic } = site({ index: section('a', 'A', highlighted('python', code)) });
    expect(topic('index').chunks[0]?.content).toContainEqual({ k: 'code', lang: 'python', text: code });
  });

  it('leaves out the numbers that a highlighter wrote before lines', () => {
    const code = (inside: string) =>
      `<div class="highlight-python"><div class="highlight">${inside}</div></div>`;
    const { chunk } = site({
      index: section(
        'a',
        'A',
        code('<pre><span class="linenos">1</span>a()\n<span class="linenos">2</span>b()\n</pre>'),
        code(
          '<table class="highlighttable"><tr><td class="linenos"><div class="linenodiv"><pre>1\n2</pre></div></td>' +
            '<td class="code"><div><pre>c()\nd()\n</pre></div></td></tr></table>',
        ),
        '<table class="highlighttable"><tr><td class="linenos"><pre>1</pre></td><td><pre>e()\n</pre></td></tr></table>',
      ),
    });
    expect(codeOf(chunk('index', 'a').content)).toEqual(['a()\nb()', 'c()\nd()', 'e()']);
  });

  it('keeps everything of a listing that is more than one block of code', () => {
    const { chunk } = site({
      index: section('a', 'A', '<div class="highlight-text"><pre>in</pre><p>gives</p><pre>out</pre></div>'),
    });
    expect(chunk('index', 'a').content.slice(1)).toEqual([
      { k: 'code', lang: '', text: 'in' },
      { k: 'p', c: ['gives'] },
      { k: 'code', lang: '', text: 'out' },
    ]);
  });

  it('takes every id of a chunk for an alias of it and of no other', () => {
    const main = section(
      'a',
      'A',
      '<p id="para">One <span id="word"></span></p>',
      '<pre>gear: <strong id="token">tooth</strong></pre>',
      section('b', 'B', '<span id="label"></span><p>Two</p>'),
    );
    const { chunk } = site({ index: `<span id="before"></span>${main}` });
    expect(chunk('index', 'a').aliases).toEqual(['before', 'para', 'word', 'token']);
    expect(chunk('index', 'b').aliases).toEqual(['label']);
  });

  it("gives a page of two parts a lead whose made-up anchor is nobody's id", () => {
    const { topic } = site({
      two: `${section('module-a', 'Part', '<span id="part"></span><p>One</p>')}${section('b', 'B')}`,
    });
    const ids = topic('two').chunks.map(({ anchor, aliases }) => [anchor, ...aliases]);
    expect(ids.slice(1)).toEqual([['module-a', 'part'], ['b']]);
    expect(new Set(ids.flat()).size).toBe(ids.flat().length);
  });

  it("takes the first of several top sections for the lead when it bears the page's title", () => {
    const { topic } = site({
      two: `<span id="label"></span>${section('two', 'two', '<p>One</p>', section('in', 'In'))}${section('b', 'B', section('c', 'C'))}`,
    });
    expect(topic('two').chunks.map(({ anchor, parent, trail }) => ({ anchor, parent, trail }))).toEqual([
      { anchor: 'two', parent: -1, trail: [] },
      { anchor: 'in', parent: 0, trail: ['two'] },
      { anchor: 'b', parent: 0, trail: [] },
      { anchor: 'c', parent: 2, trail: ['B'] },
    ]);
    expect(topic('two').chunks[0]?.aliases).toEqual(['label']);
  });

  it('reads the older markup of sections as well', () => {
    const old = `<div class="section" id="s-old"><span id="old"></span><h1>Old${permalink('old')}</h1><p>Text</p></div>`;
    const { chunk } = site({ index: old });
    expect(chunk('index', 'old').aliases).toEqual(['s-old']);
  });

  it('keeps admonitions, version notes, tables and tabs as what they are', () => {
    const { chunk } = site({
      index: section(
        'a',
        'A',
        '<div class="admonition warning"><p class="admonition-title">Hot oil</p><p>Wear gloves.</p></div>',
        '<div class="versionadded"><p><span class="versionmodified added">New in version 2.1: </span>Oil.</p></div>',
        '<div class="versionchanged"><span class="title">Changed in Widgets 2.0:</span> <p>Less oil.</p></div>',
        '<div class="deprecated"><p>Deprecated since version 1.9.</p></div>',
        '<div class="admonition note"><p class="admonition-title">Removed in Widgets 2.2</p><p>No oil.</p></div>',
        '<div class="admonition tip"><p class="admonition-title">New in town</p><p>Take bus 5.</p></div>',
        '<table><thead><tr><th>Gear</th><th>Teeth</th></tr></thead><tbody><tr><td><p>small</p></td><td>8</td></tr><tr><td>big</td><td><ul><li>30</li></ul></td></tr></tbody></table>',
        '<div class="console-block"><input type="radio" id="r1"><label for="r1" title="Linux">\u{f17c}/\u{f179}</label><input type="radio" id="r2"><label for="r2" title="ignored">Windows</label>',
        `<section id="unix">${highlighted('console', '$ turn')}</section><section id="win">${highlighted('doscon', '> turn')}</section></div>`,
      ),
    });
    const { content } = chunk('index', 'a');
    expect(containersOf(content, 'note')).toEqual([
      {
        k: 'note',
        kind: 'warning',
        c: [
          { k: 'title', c: ['Hot oil'] },
          { k: 'p', c: ['Wear gloves.'] },
        ],
      },
      {
        k: 'note',
        kind: 'tip',
        c: [
          { k: 'title', c: ['New in town'] },
          { k: 'p', c: ['Take bus 5.'] },
        ],
      },
    ]);
    expect(containersOf(content, 'change').map(({ kind, version }) => `${kind} ${version}`)).toEqual([
      'added 2.1',
      'changed 2.0',
      'deprecated 1.9',
      'removed 2.2',
    ]);
    const [table] = containersOf(content, 'table');
    expect(table).toMatchObject({ head: 1 });
    expect(table?.c.slice(0, 2)).toEqual([
      { k: 'row', cells: [['Gear'], ['Teeth']] },
      { k: 'row', cells: [['small'], ['8']] },
    ]);
    expect(table?.c[2]?.k).toBe('row-cells');
    expect(containersOf(content, 'tab').map(({ title }) => title)).toEqual(['Linux', 'Windows']);
    expect(containersOf(content, 'tab').map(({ icon }) => icon)).toEqual([true, undefined]);
    expect(codeOf(content)).toEqual(['$ turn', '> turn']);
  });

  it('takes tabs and panels of ARIA for tabs, named by what their buttons say', () => {
    const { chunk } = site({
      index: section(
        'a',
        'A',
        '<div><div role="tablist"><button role="tab" id="t1">Apt</button><button role="tab">Brew</button></div>',
        '<div role="tabpanel" id="p1"><p>One.</p></div><div role="tabpanel" hidden><p>Two.</p></div></div>',
      ),
    });
    expect(containersOf(chunk('index', 'a').content, 'tab')).toEqual([
      { k: 'tab', title: 'Apt', c: [{ k: 'p', c: ['One.'] }] },
      { k: 'tab', title: 'Brew', c: [{ k: 'p', c: ['Two.'] }] },
    ]);
    expect(chunk('index', 'a').aliases).toEqual(['t1', 'p1']);
  });

  it('keeps marks and links in the title of an admonition', () => {
    const { chunk } = site({
      index: section(
        'a',
        'A',
        '<div class="admonition"><p class="admonition-title">Mind <code>oil</code>, <a href="#a">A</a></p><p>!</p></div>',
      ),
    });
    expect(containersOf(chunk('index', 'a').content, 'note')[0]?.c[0]).toEqual({
      k: 'title',
      c: ['Mind ', { k: 'code', c: ['oil'] }, ', ', { k: 'link', how: 'anchor', to: 'index#a', c: ['A'] }],
    });
  });

  it('makes a list of footnotes and citations, with their labels and ids', () => {
    const note = (kind: string, tag: string, id: string, label: string, text: string) =>
      `<${tag} class="${kind} brackets" id="${id}"><span class="label"><span class="fn-bracket">[</span>` +
      `<a role="doc-backlink" href="#r">${label}</a><span class="fn-bracket">]</span></span><p>${text}</p></${tag}>`;
    const { chunk } = site({
      index: section(
        'a',
        'A',
        '<p>Oil <a id="r" href="#f1">[1]</a></p>',
        `<aside class="footnote-list brackets">${note('footnote', 'aside', 'f1', '1', 'Of olives.')}${note('footnote', 'aside', 'f2', '2', 'Of stone.')}</aside>`,
        note('citation', 'div', 'c1', 'Cit', 'A book.'),
      ),
    });
    const { content, aliases } = chunk('index', 'a');
    const lists = containersOf(content, 'dl').map(({ c }) => c.map((node) => sourceText([node])));
    expect(lists).toEqual([
      ['[1]', 'Of olives.', '[2]', 'Of stone.'],
      ['[Cit]', 'A book.'],
    ]);
    expect(aliases).toEqual(['r', 'f1', 'f2', 'c1']);
  });

  it('makes notes of the boxes of docutils, but not of a table of contents', () => {
    const { chunk } = site({
      index: section(
        'a',
        'A',
        '<aside class="topic"><p class="topic-title">Aside</p><p>One.</p></aside>',
        '<aside class="sidebar"><p class="sidebar-title">Beside</p><p>Two.</p></aside>',
        '<nav class="contents" id="contents"><p class="topic-title">Contents</p><ul><li><a href="#b">B</a></li></ul></nav>',
        '<section id="b"><h2><a class="toc-backref" href="#contents">B</a></h2></section>',
      ),
    });
    const { content } = chunk('index', 'a');
    expect(containersOf(content, 'note').map(admonitionTitle)).toEqual(['Aside', 'Beside']);
    expect(containersOf(content, 'ul')).toHaveLength(1);
    expect(chunk('index', 'b').content).toEqual([{ k: 'heading', c: ['B'] }]);
  });

  it('sets apart what a style sheet would: the kind of a term', () => {
    const { chunk } = site({
      index: section(
        'a',
        'A',
        '<dl class="simple"><dt>oil<span class="classifier">liquid</span></dt><dd>Slips.</dd></dl>',
      ),
    });
    expect(blocksOf(chunk('index', 'a').content)).toContainEqual({
      k: 'term',
      c: ['oil : ', { k: 'em', c: ['liquid'] }],
    });
  });

  it('keeps what stands beside tabs, and what is a list only in name', () => {
    const { chunk } = site({
      index: section(
        'a',
        'A',
        '<div>Choose: <label>One</label><label>Two</label><div>1</div><div>2</div></div>',
        '<ul>loose<li>item</li></ul><dl class="simple">loose<dt>t</dt></dl><dl class="py class">early<dt id="G">G</dt></dl>',
      ),
    });
    expect(sourceText(chunk('index', 'a').content).split(/\s+/)).toEqual(
      'A Choose: One 1 Two 2 loose item loose t early'.split(' '),
    );
  });

  it('keeps plain lists of terms as lists, not as definitions', () => {
    const { topic } = site({
      index: section('a', 'A', '<dl class="simple"><dt>oil</dt><dd><p>Slippery.</p></dd></dl>'),
    });
    expect(topic('index').chunks).toHaveLength(1);
    expect(containersOf(topic('index').chunks[0]?.content ?? [], 'dl')).toHaveLength(1);
  });

  it('tells links by where they lead', () => {
    const link = (href: string) => `<a href="${href}">${href}</a>`;
    const hrefs = [
      'ref/gears.html',
      'ref/gears.html#widgets.Gear',
      '#here',
      'ref/gone.html',
      'genindex.html',
      '_modules/widgets.html#Gear',
      'https://example.org/x',
      'ref/gears.html#nowhere',
      '../../etc/passwd',
    ];
    const { topic, diagnostics } = site({
      index: section('here', 'Here', `<p>${hrefs.map(link).join(' ')}</p>`),
      'ref/gears': gears,
    });
    expect(linksOf(topic('index')).map(({ how, to, href }) => [how, to ?? href])).toEqual([
      ['path', 'ref/gears'],
      ['anchor', 'ref/gears#widgets.Gear'],
      ['anchor', 'index#here'],
      ['absent', 'ref/gone'],
      ['generated', 'genindex.html'],
      ['generated', '_modules/widgets.html#Gear'],
      ['outside', 'https://example.org/x'],
      ['unknown', 'ref/gears'],
      ['unknown', '../../etc/passwd'],
    ]);
    expect(diagnostics.map(({ code, file, line }) => `${code} ${file}:${line > 0}`)).toEqual([
      'unresolved-link index.html:true',
      'unresolved-link index.html:true',
    ]);
  });

  it('links pages of a build that has a folder for each, under the names that their documents have', () => {
    const link = (href: string) => `<a href="${href}">x</a>`;
    const hrefs = [
      '../../',
      '../../#top',
      '../',
      '../oil/#o',
      '../../genindex/',
      '../../_modules/w/#G',
      '../gone/',
    ];
    const files = sphinxFiles({
      pages: {
        index: section('top', 'Top'),
        'ref/index': section('ref', 'Reference'),
        'ref/gears/index': section('gears', 'Gears', `<p>${hrefs.map(link).join('')}</p>`),
        'ref/oil/index': section('o', 'Oil'),
        'genindex/index': '<h1>Index</h1>',
      },
      inventory: [
        { name: 'index', role: 'std:doc', uri: '' },
        { name: 'ref/index', role: 'std:doc', uri: 'ref/' },
        { name: 'ref/gears', role: 'std:doc', uri: 'ref/gears/' },
        { name: 'ref/oil', role: 'std:doc', uri: 'ref/oil/' },
        { name: 'Oil', role: 'py:class', uri: 'ref/oil/#o' },
      ],
    });
    const { paths, topic, chunk } = importTree(folderOf('html', files));
    expect([...paths].sort()).toEqual(['index', 'ref/gears', 'ref/index', 'ref/oil']);
    expect(linksOf(topic('ref/gears')).map(({ how, to, href }) => [how, to ?? href])).toEqual([
      ['path', 'index'],
      ['anchor', 'index#top'],
      ['path', 'ref/index'],
      ['anchor', 'ref/oil#o'],
      ['generated', '../../genindex/'],
      ['generated', '../../_modules/w/#G'],
      ['absent', 'ref/gone'],
    ]);
    expect(chunk('ref/oil', 'o').symbols).toEqual([{ name: 'Oil', kind: 'class' }]);
  });

  it('finds the documents in a build of a single page', () => {
    const inner = `<span id="document-oil"></span>${section('o', 'Oil', '<p><a href="#document-index">up</a></p>')}`;
    const files = sphinxFiles({
      pages: { index: section('top', 'Top', '<p><a href="#document-oil">oil</a></p>', inner) },
      inventory: [
        { name: 'oil', role: 'std:doc', uri: '#document-oil' },
        { name: 'Oil', role: 'py:class', uri: '#document-oil#o' },
      ],
    });
    const { paths, topic, chunk } = importTree(folderOf('html', files));
    expect(paths).toEqual(['index']);
    expect(linksOf(topic('index')).map(({ how, to }) => [how, to])).toEqual([
      ['anchor', 'index#document-oil'],
      ['path', 'index'],
    ]);
    expect(chunk('index', 'o').symbols).toEqual([{ name: 'Oil', kind: 'class' }]);
  });

  it('takes the address of a page on the web from its head', () => {
    const files = sphinxFiles({ pages: { 'ref/gears': gears }, canonical: 'https://widgets.example/en/' });
    expect(importTree(folderOf('html', files)).topic('ref/gears').url).toBe(
      'https://widgets.example/en/ref/gears.html',
    );
  });

  it('drops scripts, menus and footers, and counts what it dropped', () => {
    const { topic, removed } = site({
      index: section('a', 'A', '<script>alert(1)</script><p onclick="x()">Text</p>'),
    });
    expect(JSON.stringify(topic('index'))).not.toMatch(/alert|onclick|All pages|nobody reads/);
    expect(removed).toEqual({ permalink: 1, script: 1 });
  });

  it('reports an inventory that cannot be read and goes on with the pages alone', () => {
    const files = {
      'index.html': sphinxFiles({ pages: { index: gears } })['index.html'] as string,
      'objects.inv': inventoryBytes('W', '1', []).slice(0, 60),
    };
    const { paths, diagnostics } = importTree(folderOf('html', files));
    expect(paths).toEqual(['index']);
    expect(diagnostics.find(({ code }) => code === 'inventory')).toMatchObject({
      severity: 'error',
      code: 'inventory',
      file: 'objects.inv',
    });
  });
});
