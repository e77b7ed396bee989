import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAnyHtml } from '../../../indexer/import/html-tree.ts';
import { BODY_ELEMENTS } from '../../../indexer/import/plain-elements.ts';
import { parsePlainHtml } from '../../../indexer/import/plain-html.ts';

const HEAD =
  '<!DOCTYPE html>\n<html lang="en">\n<head>\n<title>A &amp; B</title>\n</head>\n<body class="x y">';
const page = (body: string) => `${HEAD}\n${body}\n</body>\n</html>\n`;

describe('parsePlainHtml', () => {
  it.each([
    ['nothing but its frame', page('')],
    ['no doctype', page('<p>a</p>').slice('<!DOCTYPE html>'.length)],
    [
      'an old doctype',
      page('<p>a</p>').replace('<!DOCTYPE html>', '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "x">'),
    ],
    ['head and body without a gap', page('<p>a</p>').replace('</head>\n<body', '</head><body')],
    ['scripts and styles', page('<script>if (a < b && "</p>") {}</script>\n<style>a > b {}</style><p>c</p>')],
    ['code that begins with empty lines', page('<pre>\n\n<span class="k">a</span>\n\n b</pre>\n<p>c</p>')],
    ['tags over several lines', page('<p\n class="a"\n>b</p>\n<a\nhref="x?a=1&amp;b=2">c</a>\n<i>d</i>')],
    [
      'a table',
      page('<table>\n<thead>\n<tr><th>a</th></tr></thead> <tbody><tr><td><p>b</p></td></tr></tbody></table>'),
    ],
    ['columns', page('<table><caption>a</caption><colgroup><col /><col width="3"></colgroup></table>')],
    [
      'lists in lists',
      page('<ul>\n<li><p>a</p><ol start="3"><li>b</li></ol></li></ul><dl><dt>c</dt><dd>d</dd></dl>'),
    ],
    [
      'signs by name and number',
      page('<p title="&quot;&#39;">&lt;&#8217;&#x2014;&nbsp;& &mdash;&amp;lt;&#xf17c/&#65<b>&#X42</b></p>'),
    ],
    ['comments', page('<!----><p>a<!-- - -- <b> --->b</p>').replace('<head>', '<!-- a --><head>')],
    ['attributes without a value', page('<input disabled><details open><summary>a</summary></details>')],
    [
      'void elements with and without a slash',
      page('<p>a<br>b<br/>c<img src="d" alt=""/></p><hr class="e" />'),
    ],
    ['names of JavaScript', page('<p constructor="a" tostring="b">c</p>')],
  ])('reads %s as the parser does', (_, text) => {
    const plain = parsePlainHtml(text);
    expect(plain).toBeDefined();
    expect(plain).toEqual(parseAnyHtml(text));
  });

  it.each([
    ['an end tag that is left out', '<p>a<p>b</p>'],
    ['a block in a paragraph', '<p>a<div>b</div></p>'],
    ['a paragraph deep in a paragraph', '<p><span><ul></ul></span></p>'],
    ['overlapping marks', '<b>a<i>b</b>c</i>'],
    ['a link in a link', '<a href="x">a<span><a href="y">b</a></span></a>'],
    ['text in a table', '<table>a<tbody></tbody></table>'],
    ['a form in a table', '<table><form></form></table>'],
    ['rows without a body', '<table><tr><td>a</td></tr></table>'],
    ['items without a list', '<div><li>a</li></div>'],
    ['a form in a form', '<form><div><form></form></div></form>'],
    ['a heading in a heading', '<h1>a<h2>b</h2></h1>'],
    ['an attribute twice', '<p class="a" class="b">c</p>'],
    ['an attribute without quotes', '<p class=a>b</p>'],
    [
      'more attributes than a person writes',
      `<p${Array.from({ length: 51 }, (_, i) => ` a${i}=""`).join('')}>b</p>`,
    ],
    ['attributes that touch', '<p id="a"class="b">c</p>'],
    ['a sign without its end', '<p>&amp a</p>'],
    ['a sign of another name', '<p>&CounterClockwiseContourIntegral;</p>'],
    ['a number that a letter touches', '<p>&#65a</p>'],
    ['a number that is no character', '<p>&#150;</p>'],
    ['a sign in an attribute', '<p title="a<b">c</p>'],
    ['a closed element that is not void', '<div/>a'],
    ['a comment in a script', '<script><!-- <script></script> --></script>'],
    ['a script that ends with a space', '<script>a</script >'],
    ['a comment with an early end', '<p><!--> a --></p>'],
    ['a comment with an odd end', '<p><!-- a --!> b --></p>'],
    ['capitals', '<P>a</P>'],
    ['a drawing', '<svg><path></path></svg>'],
    ['what is shown without scripts', '<noscript><p>a</p></noscript>'],
    ['a second body', '<body id="b"></body>'],
    ['an end too many', '</div>'],
    ['a line that ends as on Windows', '<p>a</p>\r\n'],
    ['a null character', '<p>\0</p>'],
    ['too many elements in each other', `${'<div>'.repeat(400)}${'</div>'.repeat(400)}`],
  ])('leaves %s to the parser', (_, body) => {
    expect(parsePlainHtml(page(body))).toBeUndefined();
  });

  it.each([
    ['text alone', 'a'],
    ['nothing', ''],
    ['a part of a page', '<p>a</p>'],
    ['a page without its end', page('').replace('</html>', '')],
    ['text behind the end', `${page('')}a`],
    ['a comment behind the end', `${page('')}<!-- a -->`],
    ['text in the head', page('').replace('<title>', 'a<title>')],
    ['a body element in the head', page('').replace('<title>', '<p></p><title>')],
    ['a script between head and body', page('').replace('</head>', '</head><script></script>')],
    ['a byte order mark', `\ufeff${page('')}`],
  ])('leaves %s to the parser', (_, text) => {
    expect(parsePlainHtml(text)).toBeUndefined();
  });

  // Pages that are nearly plain, and tags in any order: whatever is read, is read as the parser reads it.
  const names = [...BODY_ELEMENTS.keys(), 'svg', 'select', 'option', 'noscript', 'nobr', 'textarea', 'title'];
  const attributes = fc.constantFrom(
    '',
    '',
    ' class="a  b"',
    '\nid="x"',
    ' href="a&amp;b"',
    " title='c'",
    ' hidden',
    ' a=b',
  );
  const text = fc.constantFrom('a', ' ', '\n', '&lt;', '&nbsp;', '&#x41', '& ', '&x', '<!-- a -->', 'é');
  const { tree } = fc.letrec<{ tree: string }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 7, depthSize: 'large' },
      text,
      fc
        .tuple(fc.constantFrom(...names), attributes, fc.array(tie('tree'), { maxLength: 4 }))
        .map(([name, written, inside]) => {
          return BODY_ELEMENTS.get(name)?.isVoid
            ? `<${name}${written}>`
            : `<${name}${written}>${inside.join('')}</${name}>`;
        }),
    ),
  }));
  const tag = fc
    .tuple(fc.constantFrom('<', '</', '<'), fc.constantFrom(...names, 'html', 'head', 'body'), attributes)
    .map(([start, name, written]) => `${start}${name}${start === '<' ? written : ''}>`);

  it('gives what the parser gives, for any nesting of elements', () => {
    let plain = 0;
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 5 }), (trees) => {
        const whole = page(trees.join(''));
        const read = parsePlainHtml(whole);
        if (read) plain++;
        if (read) expect(read).toEqual(parseAnyHtml(whole));
      }),
      { numRuns: 3000, seed: 7 },
    );
    expect(plain).toBeGreaterThan(300);
  });

  it('gives what the parser gives, for tags in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(tag, text), { maxLength: 12 }), fc.nat(), (parts, at) => {
        const whole = page('<div><p>a</p></div>');
        const cut = at % (whole.length + 1);
        const mixed = whole.slice(0, cut) + parts.join('') + whole.slice(cut);
        const read = parsePlainHtml(mixed);
        if (read) expect(read).toEqual(parseAnyHtml(mixed));
      }),
      { numRuns: 3000, seed: 8 },
    );
  });
});
