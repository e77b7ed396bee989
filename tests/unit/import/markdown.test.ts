import { describe, expect, it } from 'vitest';
import { admonitionTitle } from '../../../indexer/core/note-labels.ts';
import { topicMarkdown } from '../../../indexer/core/to-markdown.ts';
import { blocksOf, codeOf, containersOf, importTree, linksOf, wholeVersion } from '../../helpers/imports.ts';
import { fileOf, folderOf } from '../../helpers/source-trees.ts';

describe('the Markdown importer', () => {
  it('makes a topic of every file, with its own path', () => {
    const { paths } = importTree(
      folderOf('notes', {
        'README.md': '# Start',
        'guide/index.md': '# Guide',
        'guide/oil.markdown': '# Oil',
        'x.png': 'p',
      }),
    );
    expect(paths).toEqual(['index', 'guide/index', 'guide/oil']);
  });

  it('cuts a page at its headings, with ids as GitHub makes them', () => {
    const text = '# Oil & grease\n\nLead.\n\n## Why *oil*?\n\nA.\n\n### Deep\n\nB.\n\n## Why oil\n\nC.\n';
    const { topic } = importTree(fileOf('oil.md', text));
    expect(
      topic('oil-grease').chunks.map(({ anchor, title, parent, line, trail }) => ({
        anchor,
        title,
        parent,
        line,
        trail,
      })),
    ).toEqual([
      { anchor: 'oil--grease', title: 'Oil & grease', parent: -1, line: 1, trail: [] },
      { anchor: 'why-oil', title: 'Why oil?', parent: 0, line: 5, trail: ['Oil & grease'] },
      { anchor: 'deep', title: 'Deep', parent: 1, line: 9, trail: ['Oil & grease', 'Why oil?'] },
      { anchor: 'why-oil-1', title: 'Why oil', parent: 0, line: 13, trail: ['Oil & grease'] },
    ]);
  });

  it('gives a page with two top headings a lead of its own, and leaves them their ids', () => {
    const { topic } = importTree(folderOf('notes', { 'two.md': 'Before.\n\n# A\n\n# B\n' }));
    expect(topic('two').chunks.map(({ anchor, parent }) => [anchor, parent])).toEqual([
      ['a-2', -1],
      ['a', 0],
      ['b', 0],
    ]);
  });

  it('keeps code character for character, with its language', () => {
    const code = '  indented\n\n\ttab & <tag> ```\n\u00a0end  ';
    const { topic } = importTree(fileOf('a.md', `# A\n\n\`\`\`\`Python title="x"\n${code}\n\`\`\`\`\n`));
    const [, title, block] = blocksOf(topic('a').chunks[0]?.content ?? []);
    expect(title).toEqual({ k: 'p', c: ['x'] });
    expect(block).toEqual({
      k: 'code',
      lang: 'python',
      text: code,
    });
  });

  it('keeps blank lines at the ends of code', () => {
    const { topic } = importTree(
      fileOf('a.md', '# A\n\n```py\n\n\nx\n\n```\n\n- b\n\n  ~~~\n\n  y\n  ~~~\n'),
    );
    expect(codeOf(topic('a').chunks[0]?.content ?? [])).toEqual(['\n\nx\n', '\ny']);
  });

  it('keeps the cells of a row that has more of them than the head, and words that look like tags', () => {
    const text = '# A\n\n| a |\n|---|\n| b | c |\n\nRun `x` <file> and <b>y</b>, but not <x-y>z</x-y>.\n';
    const blocks = blocksOf(importTree(fileOf('a.md', text)).topic('a').chunks[0]?.content ?? []);
    expect(blocks.slice(2)).toEqual([
      { k: 'row', cells: [['b'], ['c']] },
      {
        k: 'p',
        c: ['Run ', { k: 'code', c: ['x'] }, ' <file> and ', { k: 'strong', c: ['y'] }, ', but not z.'],
      },
    ]);
  });

  it('reads containers and alerts for the boxes they are', () => {
    const text =
      '# A\n\n::: tip Dry *it*\nText.\n:::\n\n> [!CAUTION]\n> Hot.\n\n> [!note] Named\n> Yes.\n\n> [!x\n';
    const notes = containersOf(
      importTree(fileOf('a.md', text), 'markdown').topic('a').chunks[0]?.content ?? [],
      'note',
    );
    expect(notes.map((note) => [note.kind, admonitionTitle(note)])).toEqual([
      ['tip', 'Dry it'],
      ['warning', 'Caution'],
      ['note', 'Named'],
    ]);
  });

  it('finds pages by the end of an address, without the numbers in front of names', () => {
    const files = {
      '01-start/02-oil.md': '# Oil',
      '01-start/03-gear.md': '# Gear\n\n[1](/docs/start/oil) [2](./oil) [3](/docs/other)',
    };
    const { topic } = importTree(folderOf('notes', files));
    expect(linksOf(topic('01-start/03-gear')).map(({ how, to }) => `${how} ${to}`)).toEqual([
      'path 01-start/02-oil',
      'path 01-start/02-oil',
      'absent docs/other',
    ]);
  });

  it('reads components in Markdown, and the data that they are given', () => {
    const text =
      '# A\n\n{/* never seen */}\n\n<Props content={[{ name: "by", type: "number", description: "How `far`.", items: ["x"] }]} />\n\n| a |\n|---|\n| <Check size={1} /> |\n\n<Image alt="A gear" src="g.png" />\n';
    const { topic } = importTree(folderOf('notes', { 'a.md': text }));
    expect(topicMarkdown(topic('a'))).toBe(
      '# A\n\n- **by** `number`\n\n  How `far`.\n\n  - x\n\n| a |\n| --- |\n| ✓ |\n\nA gear',
    );
  });

  it('keeps lists, tables, quotes and marks', () => {
    const text =
      '# A\n\n3. one\n4. two\n   - inner\n\n> quoted\n\n| a | b |\n|---|---|\n| `x` | **y** |\n\n---\n\n~~old~~<br>H<sub>2</sub>O\n';
    const [content] = importTree(fileOf('a.md', text))
      .topic('a')
      .chunks.map((chunk) => chunk.content);
    expect(content?.map((node) => node.k)).toEqual(['heading', 'ol', 'quote', 'table', 'rule', 'p']);
    expect(content?.[1]).toMatchObject({
      start: 3,
      c: [{ k: 'li' }, { k: 'li', c: [{ k: 'p' }, { k: 'ul' }] }],
    });
    expect(content?.[3]).toEqual({
      k: 'table',
      head: 1,
      c: [
        { k: 'row', cells: [['a'], ['b']] },
        { k: 'row', cells: [[{ k: 'code', c: ['x'] }], [{ k: 'strong', c: ['y'] }]] },
      ],
    });
    expect(content?.[5]).toEqual({
      k: 'p',
      c: [{ k: 'del', c: ['old'] }, { k: 'br' }, 'H', { k: 'sub', c: ['2'] }, 'O'],
    });
  });

  it('follows links by file, folder, id and title, and reports those that lead nowhere', () => {
    const links =
      '[1](oil.md) [2](guide/) [3](guide/gears.md#turning-gears) [4](#here) [5](oil.html) [6](https://x.example) [7](gone.md) [8](oil.md#nothing) [9](oil) [10](mailto:a@b.example)';
    const { topic, diagnostics } = importTree(
      folderOf('notes', {
        'index.md': `# Here\n\n${links}\n`,
        'oil.md': '# Oil\n',
        'guide/README.md': '# Guide\n',
        'guide/gears.md': '# Gears\n\n## Turning gears\n',
      }),
    );
    expect(linksOf(topic('index')).map(({ how, to, href }) => `${how} ${to ?? href}`)).toEqual([
      'path oil',
      'path guide/index',
      'anchor guide/gears#turning-gears',
      'anchor index#here',
      'path oil',
      'outside https://x.example',
      'absent gone',
      'unknown oil',
      'path oil',
      'outside mailto:a@b.example',
    ]);
    expect(diagnostics).toEqual([
      {
        severity: 'info',
        code: 'unresolved-link',
        message: 'the link "8" to oil.md#nothing leads nowhere',
        file: 'index.md',
        line: 3,
        source: 0,
      },
    ]);
  });

  it('reports a link at its own line, wherever in its section it stands', () => {
    const text =
      '# A\n\nOne [two](a.md)\nthree *[four](#no-4)*.\n\n## B\n\n- five\n- [six](#no-9)\n\n| x |\n|---|\n| [y](#no-13) |\n';
    const { diagnostics } = importTree(folderOf('notes', { 'a.md': text }));
    expect(diagnostics.map(({ message, line }) => [/#no-(\d+)/.exec(message)?.[1], line])).toEqual([
      ['4', 4],
      ['9', 9],
      ['13', 13],
    ]);
  });

  it('drops script and style, keeps what stands around them, and counts them', () => {
    const text =
      '# A\n\nOne <script>alert(1)</script> two\n\n<style>p{}</style>\n\n<iframe src="https://x.example"></iframe>\n\n<p style="x" onclick="y">three</p>\n';
    const { topic, removed } = importTree(fileOf('a.md', text));
    expect(JSON.stringify(topic('a'))).not.toMatch(/alert|onclick|iframe|p\{\}/);
    expect(JSON.stringify(topic('a'))).toMatch(/One .*two.*three/s);
    expect(removed).toEqual({ iframe: 1, script: 1, style: 1 });
  });

  it('keeps pictures of the folder in the pack, and others as their text', () => {
    const { topic, draft } = importTree(
      folderOf('notes', {
        'a.md': '# A\n\n![wheel](img/wheel.png) ![far](https://x.example/f.png) ![](gone.svg)\n',
        'img/wheel.png': 'PNG',
      }),
    );
    const [, paragraph] = blocksOf(topic('a').chunks[0]?.content ?? []);
    const [asset] = [...draft.assets.keys()];
    expect(paragraph).toEqual({
      k: 'p',
      c: [
        { k: 'img', alt: 'wheel', asset, type: 'image/png' },
        ' ',
        { k: 'img', alt: 'far' },
        ' ',
        { k: 'img', alt: 'gone.svg' },
      ],
    });
  });

  it('takes names that headings show as code for symbols', () => {
    const { chunk } = importTree(
      fileOf('a.md', '# A\n\n## `turn_gear(by)`\n\n## GEAR_OIL\n\n## Plain words\n'),
    );
    expect(chunk('a', 'turn_gearby').symbols).toEqual([{ name: 'turn_gear', kind: 'function' }]);
    expect(chunk('a', 'gear_oil').symbols).toEqual([{ name: 'GEAR_OIL', kind: 'setting' }]);
    expect(chunk('a', 'plain-words').symbols).toEqual([]);
  });

  it.each([
    ['releases/2.1.md', 'release-notes'],
    ['ref/gears.md', 'reference'],
    ['howto/oil.md', 'howto'],
    ['intro/first.md', 'tutorial'],
    ['faq.md', 'faq'],
    ['index.md', 'index'],
    ['topics/oil.md', 'guide'],
  ])('takes %s for a page of kind %s', (path, kind) => {
    const { version } = importTree(folderOf('notes', { [path]: '# X' }));
    expect(version.topics[0]?.kind).toBe(kind);
  });
});

describe('front matter', () => {
  it('gives name, version, title and licence', () => {
    const { read, topic } = importTree(
      fileOf('a.md', '---\nname: Gear Box\nversion: 2.10\ntitle: All gears\nlicense: MIT\n---\n\nText.\n'),
    );
    expect(read.imported.docSet).toMatchObject({ id: 'gear-box', title: 'All gears' });
    expect(read.imported.version).toEqual({ label: '2.10', detectedFrom: 'front matter' });
    expect(read.built.source.license).toBe('MIT');
    expect(topic('all-gears').chunks[0]?.title).toBe('All gears');
  });

  it.each([
    ['is not YAML', 'a: [b\nc: }'],
    ['is a list', '- a\n- b'],
    ['is a bomb of aliases', 'a: &a [x,x,x]\nb: &b [*a,*a,*a]\nc: &c [*b,*b,*b]\nd: [*c,*c,*c]'],
    ['is nested without end', `a: ${'['.repeat(500)}`],
  ])('that %s stays text and is reported', (_, yaml) => {
    const { diagnostics, version } = importTree(
      folderOf('notes', { 'a.md': `---\n${yaml}\n---\n\n# After\n` }),
    );
    expect(diagnostics).toContainEqual({
      severity: 'warning',
      code: 'front-matter',
      message: 'the front matter is not YAML; kept as text',
      file: 'a.md',
      line: 1,
      source: 0,
    });
    expect(version.topics[0]?.chunks.length).toBeGreaterThan(0);
  });

  it('with hostile keys harms nothing', () => {
    const { version } = importTree(
      folderOf('notes', { 'a.md': '---\n__proto__: x\nconstructor: y\ntitle: Fine\n---\nText.\n' }),
    );
    expect(version.topics[0]?.title).toBe('Fine');
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  it('leaves the lines of the text where they were', () => {
    const { topic } = importTree(fileOf('a.md', '---\ntitle: T\n---\n\n# One\n\n## Two\n'));
    expect(topic('t').chunks.map(({ line }) => line)).toEqual([5, 7]);
  });
});

describe('text files', () => {
  it('with Windows line ends and a byte order mark read as any other', () => {
    const text = '---\ntitle: Oil\n---\n# Oil\n\n```py\na\nb\n```\n';
    const [plain, windows] = [text, `\ufeff${text.replaceAll('\n', '\r\n')}`].map(
      (one) => wholeVersion(importTree(fileOf('oil.md', one)).version).topics,
    );
    expect(windows).toEqual(plain);
    expect(codeOf(plain?.[0]?.chunks[0]?.content ?? [])).toEqual(['a\nb']);
  });

  it('that are broken UTF-8 are read with a mark, and reported with the line', () => {
    const bytes = Buffer.concat([Buffer.from('# Oil\n\nGr'), Buffer.from([0xfc]), Buffer.from('n\n')]);
    const { topic, diagnostics } = importTree(fileOf('oil.md', bytes));
    expect(blocksOf(topic('oil').chunks[0]?.content ?? [])[1]).toEqual({ k: 'p', c: ['Gr\ufffdn'] });
    expect(diagnostics).toMatchObject([{ code: 'broken-utf8', file: 'oil.md', line: 3 }]);
  });

  it('that are cut off in the middle of a character or a fence still give their page', () => {
    const bytes = new TextEncoder().encode('# Oil\n\n```py\nprint("é').slice(0, -1);
    const { topic } = importTree(fileOf('oil.md', bytes));
    expect(codeOf(topic('oil').chunks[0]?.content ?? [])).toEqual(['print("\ufffd']);
  });

  it('that hold a replacement mark of their own are not called broken', () => {
    expect(importTree(fileOf('oil.md', '# Oil \ufffd\n')).diagnostics).toEqual([]);
  });
});
