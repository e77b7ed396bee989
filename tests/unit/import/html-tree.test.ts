import fc from 'fast-check';
import type { Element, Nodes } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { MAX_DEPTH, parseHtml } from '../../../indexer/import/html-tree.ts';

const rehype = unified().use(rehypeParse).freeze();

/** A tree as lines of text: tags with their properties, and the line where `withLines`; doctypes left out. */
function outline(node: Nodes, withLines: boolean, indent = ''): string[] {
  if (node.type === 'text' || node.type === 'comment')
    return [`${indent}${node.type} ${JSON.stringify(node.value)}`];
  if (!('children' in node)) return [];
  const own = node.type === 'element' ? [indent + tagOf(node, withLines)] : [];
  return [...own, ...node.children.flatMap((child) => outline(child, withLines, `${indent} `))];
}
function tagOf({ tagName, properties, position }: Element, withLines: boolean): string {
  return `<${tagName} ${JSON.stringify(properties)}>${withLines ? ` at ${position?.start.line ?? 0}` : ''}`;
}

describe('parseHtml', () => {
  it.each([
    [
      'a page',
      '<!doctype html>\n<html lang=en>\n<head><title>A</title></head>\n<body>\n<p>B\n<p>C</body></html>',
    ],
    ['a tag over several lines', '<p>\n<a\n  href="x"\n  title="a\nb">c</a>\n<b>d</b>'],
    ['signs in attributes', '\n<a title="1 < 2 << 3">x</a>\n<i>y</i>'],
    [
      'lists of words, numbers and switches',
      '<ol start=3 reversed class=" a  b "><li value=x></ol><input disabled=disabled colspan=2>',
    ],
    [
      'what nobody reads without scripts',
      '<noscript>\n<p>Turn them on</noscript>\n<script>if (a < b) {}</script>',
    ],
    ['a table without its parts', '<table>\n<tr><td>a\n<td>b\n<tr><th>c</table>'],
    ['drawings', '<svg viewBox="0 0 1 1"><foreignObject xlink:href="#a"></foreignObject></svg>\n<p>x'],
    ['data of its own', '<div data-some-thing="1" aria-hidden="true" onclick="x()">a</div>'],
    ['names of JavaScript', '<p constructor=a toString=b>\n<x-y hasownproperty>z</x-y>'],
    ['characters beyond the first plane', '<p>😀😀</p>\n<p title="😀">b</p>\n<p>c'],
    ['a comment between texts', 'a<!-- b -->c'],
    ['more than the parser keeps at a time', `${'<p>word word</p>\n'.repeat(9000)}<p id=last>end`],
  ])('reads %s as rehype-parse does, with the lines', (_, text) => {
    expect(outline(parseHtml(text), true)).toEqual(outline(rehype.parse(text), true));
  });

  it('reads any soup of tags as rehype-parse does', () => {
    const tag = fc.constantFrom(
      ...'<p> </p> <b> </b> <a> <a\nhref=x> </a> <table> <tr> <td> </table> <li> </ul> <div\n> </div> <select> <option>'.split(
        ' ',
      ),
      ...['text', '\n', ' < ', '&amp;', '<!--', '-->', '<body class=x>', '</'],
    );
    fc.assert(
      fc.property(fc.array(tag, { maxLength: 30 }), (tags) => {
        const text = tags.join('');
        expect(outline(parseHtml(text), false)).toEqual(outline(rehype.parse(text), false));
      }),
      { numRuns: 400, seed: 3 },
    );
  });

  it('refuses what is nested too deep, and takes what is not', () => {
    const nested = (depth: number) => '<div>'.repeat(depth);
    expect(() => parseHtml(nested(30_000))).toThrow('nested too deep');
    expect(outline(parseHtml(nested(MAX_DEPTH - 2)), false).length).toBe(MAX_DEPTH + 1);
  });
});
