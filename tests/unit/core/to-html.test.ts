import fc from 'fast-check';
import type { Root, RootContent } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import * as toHtml from '../../../indexer/core/to-html.ts';
import type { ContentNode, Inline } from '../../../indexer/core/tree.ts';
import {
  code,
  dd,
  em,
  harbour,
  heading,
  li,
  link,
  mono,
  ol,
  outside,
  p,
  row,
  sub,
  term,
  topic,
  ul,
} from './build-topic.ts';

const { chunkHtml, contentHtml, topicHtml } = toHtml;
const parser = unified().use(rehypeParse, { fragment: true }).freeze();
const textOf = (node: Root | RootContent): string =>
  node.type === 'text' ? node.value : 'children' in node ? node.children.map(textOf).join('') : '';
const tagsOf = (node: Root | RootContent): string[] => [
  ...(node.type === 'element' ? [node.tagName] : []),
  ...('children' in node ? node.children.flatMap(tagsOf) : []),
];

describe('to-html', () => {
  it('has these public names', () => {
    expect(Object.keys(toHtml).sort()).toEqual(['chunkHtml', 'contentHtml', 'topicHtml']);
  });

  it('escapes every text and attribute', () => {
    expect(contentHtml([p('<b> & "c"', mono('<i>'))])).toBe(
      '<p>&lt;b&gt; &amp; &quot;c&quot;<code>&lt;i&gt;</code></p>',
    );
    expect(contentHtml([p(link('a"onclick="x', 'b'))])).toBe('<p><a href="a&quot;onclick=&quot;x">b</a></p>');
    expect(contentHtml([code('</code><script>', 'py"><script>')])).toBe(
      '<pre><code>&lt;/code&gt;&lt;script&gt;</code></pre>',
    );
  });

  it('shows hostile texts as the texts they are, wherever they stand', () => {
    const hostile = fc.string({
      unit: fc.constantFrom('<', '>', '"', "'", '&', '/', 'script', 'a', ' ', '=', '--', '!'),
    });
    fc.assert(
      fc.property(hostile, hostile, (a, b) => {
        const content: ContentNode[] = [
          p(a, em(b), outside(a, b)),
          {
            k: 'note',
            kind: 'note',
            c: [
              { k: 'title', c: [a] },
              { k: 'tabs', c: [{ k: 'tab', title: b, c: [] }] },
            ],
          },
          { k: 'row', cells: [[a], [{ k: 'img', alt: b }]] },
        ];
        const tree = parser.parse(contentHtml(content)) as Root;
        expect(textOf(tree).replace(/\s/g, '')).toBe(
          (a + b + b + (a.trim() || 'Note') + b + a + b).replace(/\s/g, ''),
        );
        expect(new Set(tagsOf(tree))).toEqual(
          new Set(['p', 'em', 'aside', 'strong', 'table', 'tbody', 'tr', 'td']),
        );
      }),
    );
  });

  it('leaves out addresses that run or load something', () => {
    expect(contentHtml([p(outside('javascript:alert(1)', 'a'), link('data:x', 'b'))])).toBe('<p>ab</p>');
  });

  it('does not nest links', () => {
    expect(contentHtml([p(link('a', 'x', em(link('b', 'y'))))])).toBe('<p><a href="a">x<em>y</em></a></p>');
  });

  it('ignores marks that it does not know', () => {
    const odd = { k: 'script', c: ['alert(1)'] } as unknown as Inline;
    expect(contentHtml([p(odd)])).toBe('<p>alert(1)</p>');
  });

  it('shows a picture only where the caller knows its address', () => {
    const picture = p({ k: 'img', alt: 'A "boat"', asset: 'ab12', type: 'image/png' });
    expect(contentHtml([picture])).toBe('<p>A &quot;boat&quot;</p>');
    expect(contentHtml([picture], { image: (asset) => `/assets/${asset}` })).toBe(
      '<p><img src="/assets/ab12" alt="A &quot;boat&quot;"></p>',
    );
  });

  it('writes lists, definitions and quotes', () => {
    const content: ContentNode[] = [
      ul(li(p('a')), li(p('b'), ol(li(p('c'))))),
      { k: 'dl', c: [term('t'), dd(p('d'))] },
      { k: 'quote', c: [p('q')] },
    ];
    expect(contentHtml(content).replace(/\n/g, '')).toBe(
      '<ul><li>a</li><li><p>b</p><ol><li>c</li></ol></li></ul><dl><dt>t</dt><dd><p>d</p></dd></dl><blockquote><p>q</p></blockquote>',
    );
  });

  it('writes tables with a head and cells of blocks', () => {
    const rich: ContentNode = { k: 'row-cells', c: [{ k: 'cell', c: [p('a'), code('b', '')] }] };
    expect(contentHtml([{ k: 'table', head: 1, c: [row('H'), rich] }]).replace(/\n/g, '')).toBe(
      '<table><thead><tr><th>H</th></tr></thead><tbody><tr><td><p>a</p><pre><code>b</code></pre></td></tr></tbody></table>',
    );
  });

  it('writes admonitions, those that open as details, and version notes', () => {
    const content: ContentNode[] = [
      { k: 'note', kind: 'tip', c: [p('a')] },
      { k: 'note', kind: 'example', open: false, c: [{ k: 'title', c: ['More'] }, p('b')] },
      { k: 'change', kind: 'removed', version: '6.0', c: [p('Gone.')] },
    ];
    expect(contentHtml(content).replace(/\n/g, '')).toBe(
      '<aside class="tip"><p><strong>Tip</strong></p><p>a</p></aside><details><summary>More</summary><p>b</p></details>' +
        '<aside class="removed"><p><em>Removed in 6.0:</em> Gone.</p></aside>',
    );
  });

  it('gives chunks their anchors, and puts those below where they belong', () => {
    expect(topicHtml(harbour, { headingLevel: 2 }).replace(/\n/g, '')).toBe(
      '<section id="boats"><h2>Boats</h2><p>Before.</p>' +
        '<section id="sails"><span id="old-sails"></span><h3>Sails</h3><ul><li><p>One:</p>' +
        '<section id="Sail.hoist"><h4><code>hoist(<em>height</em>)</code></h4><p>Hoists it.</p></section>' +
        '</li></ul></section><p>After.</p>' +
        '<section id="keels"><h3>Keels</h3><p>No place of its own.</p></section></section>',
    );
  });

  it('leaves children out of a chunk alone', () => {
    expect(chunkHtml(harbour, 1)).not.toContain('hoist');
    expect(contentHtml([heading('A'), sub])).toBe('<h1>A</h1>');
  });

  it('gives the title of a page without chunks', () => {
    expect(topicHtml(topic())).toBe('<h1>Boats</h1>');
  });
});
