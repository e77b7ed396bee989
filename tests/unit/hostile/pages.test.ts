import { describe, expect, it } from 'vitest';
import { linkAddress } from '../../../indexer/core/link-address.ts';
import { topicHtml } from '../../../indexer/core/to-html.ts';
import { topicText } from '../../../indexer/core/to-text.ts';
import type { SourceTree } from '../../../indexer/import/source-tree.ts';
import { strayNode } from '../../fuzz/vocabulary.ts';
import { importTree, linksOf, wholeVersion } from '../../helpers/imports.ts';
import { fileOf, folderOf } from '../../helpers/source-trees.ts';
import { inventoryBytes, section, sphinxFiles } from '../../helpers/sphinx-folder.ts';

const markdown = (text: string | Uint8Array) => fileOf('a.md', text);
const sphinx = (main: string) => folderOf('site', sphinxFiles({ pages: { a: main } }));
const times = (count: number, text: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => text(i)).join('');

/** The only page of a source, and what was noted about it. */
function read(tree: SourceTree) {
  const { version, diagnostics } = importTree(tree);
  const [topic] = wholeVersion(version).topics;
  if (!topic) throw new Error('there is no page');
  const stray = topic.chunks.map((chunk) => strayNode(chunk.content)).filter((node) => node !== undefined);
  expect(stray).toEqual([]);
  return { topic, text: topicText(topic), codes: diagnostics.map(({ code }) => code) };
}

describe('text in another encoding or with other line ends', () => {
  const POTS = '# Töpfe\n\nRund – und rot.\n\n```\na\n\nb\n```\n';
  const expected = 'Töpfe\n\nRund – und rot.\n\na\n\nb';

  it.each<[string, Uint8Array]>([
    ['a byte order mark', Buffer.from(`\ufeff${POTS}`)],
    ['UTF-16, little end first', Buffer.from(`\ufeff${POTS}`, 'utf16le')],
    ['UTF-16, big end first', Buffer.from(`\ufeff${POTS}`, 'utf16le').swap16()],
    ['line ends of Windows', Buffer.from(POTS.replaceAll('\n', '\r\n'))],
    ['line ends of an old Mac', Buffer.from(POTS.replaceAll('\n', '\r'))],
    ['line ends of all kinds', Buffer.from(POTS.replace(/\n\n/g, '\r\n\n').replace('```\na', '```\ra'))],
  ])('is read as it is meant: %s', (_, bytes) => {
    expect(read(markdown(bytes))).toMatchObject({ text: expected, codes: [] });
  });

  it('is reported where it is broken', () => {
    const broken = Buffer.concat([Buffer.from(`\ufeff${POTS}`, 'utf16le'), Buffer.from([0, 0xd8])]);
    expect(read(markdown(broken)).codes).toEqual(['broken-utf8']);
    expect(read(markdown(Buffer.from('# A\n\n\xe9\n', 'latin1'))).codes).toEqual(['broken-utf8']);
  });
});

describe('a page that would take for ever', () => {
  it.each<[string, SourceTree, RegExp]>([
    [
      '10,000 quotes in each other',
      markdown(`# A\n\n${'>'.repeat(10_000)} deep\n`),
      /a\.md: .*line 3 is nested more than 100/,
    ],
    [
      '10,000 lists in each other on a line',
      markdown(`# A\n\n${'- '.repeat(10_000)}deep\n`),
      /line 3 is nested more than/,
    ],
    [
      '1,000 lists in each other',
      markdown(`# A\n\n${times(1000, (i) => `${'  '.repeat(i)}- a\n`)}`),
      /line 103 is nested/,
    ],
    [
      'numbered lists among quotes',
      markdown('> 1. '.repeat(80)),
      /line 1 is nested more than 100 levels deep/,
    ],
    ['100,000 elements in each other', sphinx('<div>'.repeat(100_000)), /a\.html: .*it is nested too deep/],
    [
      '16 million characters',
      markdown(`# A\n\n${'word '.repeat(3_500_000)}`),
      /longer than 16 million characters; split it/,
    ],
    [
      '16 million characters of HTML',
      sphinx('word '.repeat(3_500_000)),
      /longer than 16 million characters; split it/,
    ],
    ['a million tags', sphinx('<p>'.repeat(1_000_001)), /longer than a page of a million tags; split it/],
  ])('is refused at once: %s', (_, tree, message) => {
    expect(() => importTree(tree)).toThrow(message);
  });

  it('does not keep the others from being read', () => {
    const { paths, diagnostics } = importTree(
      folderOf('pots', { 'a.md': '>'.repeat(10_000), 'b.md': '# B\n' }),
    );
    expect(paths).toEqual(['b']);
    expect(diagnostics).toMatchObject([{ code: 'page-failed', file: 'a.md', severity: 'error' }]);
  });

  it.each<[string, SourceTree]>([
    [
      'quotes and lists as deep as people write',
      markdown(`# A\n\n${'> '.repeat(40)}a\n\n${times(40, (i) => `${'  '.repeat(i)}- a\n`)}`),
    ],
    [
      'a scatter plot in a fence',
      markdown(`# A\n\n\`\`\`\n${times(300, (i) => `${' '.repeat((i * 37) % 200)}* \n`)}\`\`\`\n`),
    ],
    ['a rule of dashes and spaces', markdown(`# A\n\n${'- '.repeat(50)}-\n`)],
    ['a fence that never closes', markdown(`# A\n\n\`\`\`python\n${'x = 1\n'.repeat(5000)}`)],
    ['a line of 300,000 characters', markdown(`# A\n\n${'word '.repeat(60_000)}\n`)],
    ['a table of 1,000 rows', markdown(`# A\n\n|a|b|\n|-|-|\n${'|c|d|\n'.repeat(1000)}`)],
    [
      'a wide head over 2,000 short rows',
      markdown(`# A\n\n${'|a'.repeat(1000)}|\n${'|-'.repeat(1000)}|\n${'|c|\n'.repeat(2000)}`),
    ],
    ['130,000 blocks side by side', sphinx(section('a', 'A', '<hr>'.repeat(130_000)))],
    ['2,000 places of one name', sphinx(section('a', 'A', section('b', 'B').repeat(2000)))],
    ['30,000 attributes', sphinx(section('a', 'A', `<p ${times(30_000, (i) => `a${i}=1 `)}>x</p>`))],
    ['a comment that never closes', sphinx(section('a', 'A', `<p>x</p>${'<!--'.repeat(20_000)}`))],
  ])('is one that only looks like it, and is read: %s', (_, tree) => {
    const { codes } = read(tree);
    expect(codes.filter((code) => code !== 'repeated-anchor')).toEqual([]);
  });

  it('stands as deep as it can be shown, with the text of what is below', () => {
    const { text, codes } = read(sphinx(section('a', 'A', `${'<blockquote>'.repeat(300)}deep <b>down</b>`)));
    expect(codes).toEqual(['nested-too-deep']);
    expect(text).toContain('deep down');
  });

  it('counts its lines from the start of its file, however far down it stands', () => {
    const dump = `# Dump\n\n${times(800, (i) => `## Source: en_1.0_p${i}.md\n\n# Page ${i}\n\nText ${i}\n\n`)}`;
    const { version } = importTree(fileOf('dump.txt', dump));
    expect(version.topics).toHaveLength(800);
    expect(version.topics.at(-1)?.chunks[0]?.line).toBe(3 + 799 * 6 + 2);
  });
});

describe('front matter', () => {
  const BOMB = times(20, (i) => `b${i}: &b${i} [${`*b${i - 1},`.repeat(9)}]\n`).replaceAll('*b-1', '"x"');

  it.each([
    ['that is no YAML', 'title: "a\n  b: ]'],
    ['that unfolds to billions of values', BOMB],
    ['that is nested without end', `a: ${'{a: '.repeat(10_000)}`],
    ['that names itself', 'a: &a [*a]'],
    ['that is a list', '- a\n- b'],
  ])('%s stays text and is reported', (_, yaml) => {
    const { topic, codes } = read(markdown(`---\n${yaml}\n---\n\n# A\n`));
    expect(codes).toContain('front-matter');
    expect(topic.title).toBeTruthy();
  });

  it('has no power over what it names', () => {
    const { topic } = read(markdown('---\n__proto__: x\nconstructor: y\ntitle: Pots\n---\n\nRound.\n'));
    expect(topic.title).toBe('Pots');
  });
});

describe('what would run or load something', () => {
  const HOSTILE = [
    '<script>alert(1)</script>',
    '<img src="x" onerror="alert(1)"><svg onload="alert(1)"><script>alert(1)</script></svg>',
    '<iframe src="https://evil.example/"></iframe><object data="x"></object><embed src="x">',
    '<p onclick="alert(1)" style="background:url(https://evil.example/)">Text</p>',
    '<style>@import "https://evil.example/"</style><link rel="stylesheet" href="https://evil.example/">',
    '<meta http-equiv="refresh" content="0;url=https://evil.example/"><base href="https://evil.example/">',
    '<form action="https://evil.example/"><input name="a"><button>Go</button></form>',
    '<video src="https://evil.example/"></video><noscript><img src="https://evil.example/"></noscript>',
  ].join('\n\n');
  const ADDRESSES = [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    '&#106;avascript:alert(1)',
    'java&#10;script:alert(1)',
    '&#1;javascript:alert(1)',
    'data:text/html,&lt;script&gt;',
    'vbscript:x',
    'file:///etc/passwd',
    '//evil.example/x',
    '\\\\evil.example\\x',
  ];

  it.each([
    ['Markdown', markdown(`# A\n\n${HOSTILE}\n\nAfter\n`)],
    ['HTML', sphinx(section('a', 'A', HOSTILE, '<p>After</p>'))],
  ])('does not come through from %s, and the text around it does', (_, tree) => {
    const { topic, text } = read(tree);
    expect(text).toMatch(/Text\s+(Go\s+)?After/);
    expect(`${topicHtml(topic)} ${text}`).not.toMatch(/script|alert|evil|onclick|style|@import|refresh/i);
  });

  it.each(ADDRESSES)('is no address of a link: %s', (address) => {
    const { topic } = read(sphinx(section('a', 'A', `<p><a href="${address}">link</a></p>`)));
    for (const link of linksOf(topic)) expect(linkAddress(link)).toBeUndefined();
    expect(topicHtml(topic)).not.toContain('href');
    const written = read(markdown(`# A\n\n[link](${address.replaceAll('\\', '\\\\')})\n`)).topic;
    for (const link of linksOf(written)) expect(linkAddress(link)).toBeUndefined();
  });

  it('is never a picture: what is not in the source is its text', () => {
    const sources = [
      'data:image/png;base64,AAAA',
      'https://evil.example/a.png',
      '/etc/a.png',
      '../../../a.png',
      'a.exe',
    ];
    const { topic } = read(
      sphinx(section('a', 'A', ...sources.map((src) => `<p><img src="${src}" alt="pot"></p>`))),
    );
    expect(JSON.stringify(topic.chunks)).not.toMatch(/evil|data:|"asset"/);
  });

  it('stays inside a drawing, which is a picture and nothing else', () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
    const tree = folderOf('pots', { 'a.md': '# A\n\n![kiln](kiln.svg)\n', 'kiln.svg': svg });
    const { draft } = importTree(tree);
    const [[name, bytes] = []] = [...draft.assets];
    expect(Buffer.from(bytes ?? []).toString()).toBe(svg);
    expect(JSON.stringify(draft.versions.map(wholeVersion))).toContain(
      `{"k":"img","alt":"kiln","asset":"${name}","type":"image/svg+xml"}`,
    );
  });
});

describe('names that every object answers to', () => {
  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('are names like others: %s', (name) => {
    const list = `<dl class="py ${name}"><dt id="${name}">${name}</dt><dd>Text</dd></dl>`;
    const parts = [
      `<${name}>inline</${name}>`,
      `<div class="${name}">block</div>`,
      `<div class="admonition ${name}"><p class="admonition-title">${name}</p><p>note</p></div>`,
      `<div class="highlight-${name}"><pre>code</pre></div>`,
      `<p><img src="a.${name}" alt="picture"></p>`,
      list,
    ];
    const { topic } = read(
      folderOf('site', { ...sphinxFiles({ pages: { a: section('a', 'A', ...parts) } }), [`a.${name}`]: 'x' }),
    );
    expect(topic.chunks.map(({ kind, anchor }) => `${kind} ${anchor}`)).toEqual([
      'page a',
      `definition ${name}`,
    ]);
    const text = `# ${name}\n\n![picture](a.${name})\n\n\`\`\`${name}\ncode\n\`\`\`\n`;
    expect(read(folderOf(name, { [`${name}.md`]: text, [`a.${name}`]: 'x' })).topic.path).toBe(name);
  });
});

describe('an inventory', () => {
  it.each<[string, Uint8Array]>([
    ['that is none', Buffer.from('not an inventory\n')],
    ['that is cut off in its head', Buffer.from('# Sphinx inventory version 2\n# Project: W')],
    [
      'that is cut off',
      inventoryBytes('W', '1', [{ name: 'a', role: 'py:data', uri: 'a.html#a' }]).slice(0, -6),
    ],
    [
      'of other bytes',
      Buffer.concat([Buffer.from('# Sphinx inventory version 2\n#\n#\n#\n'), Buffer.alloc(100, 7)]),
    ],
  ])('%s is reported, and names are taken from the pages', (_, bytes) => {
    const files = { 'objects.inv': bytes, 'a.html': section('a', 'WIDGET_COLOUR') };
    const { topic, codes } = read(folderOf('site', files));
    expect(codes).toEqual(['inventory']);
    expect(topic.chunks.flatMap(({ symbols }) => symbols.map(({ name }) => name))).toEqual(['WIDGET_COLOUR']);
  });

  it('with names that are no names has no power over anything', () => {
    const lines = ['__proto__', 'constructor', 'a b', '../x'].map((name) => ({
      name,
      role: 'py:data',
      uri: 'a.html#a',
    }));
    const files = { 'objects.inv': inventoryBytes('W', '1', lines), 'a.html': section('a', 'A') };
    expect(read(folderOf('site', files)).codes).toEqual([]);
  });
});
