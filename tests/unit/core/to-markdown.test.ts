import fc from 'fast-check';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import * as toMarkdown from '../../../indexer/core/to-markdown.ts';
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
  strong,
  sub,
  term,
  topic,
  ul,
} from './build-topic.ts';

const { chunkMarkdown, contentMarkdown, topicMarkdown } = toMarkdown;
const parser = unified().use(remarkParse).use(remarkGfm).freeze();
const one = (...c: Inline[]) => contentMarkdown([p(...c)]);

interface Parsed {
  readonly type: string;
  readonly value?: string;
  readonly lang?: string | null;
  readonly children?: readonly Parsed[];
}
const read = (markdown: string): Parsed => parser.parse(markdown) as Parsed;
const textOf = (node: Parsed): string =>
  node.type === 'break' ? ' ' : (node.value ?? (node.children ?? []).map(textOf).join(''));

describe('to-markdown', () => {
  it('has these public names', () => {
    expect(Object.keys(toMarkdown).sort()).toEqual(['chunkMarkdown', 'contentMarkdown', 'topicMarkdown']);
  });
});

describe('running text in Markdown', () => {
  it.each([
    'A snake_case_name, 2 * 3, a < b & c, [1], x!, 50% ~ 60%; it’s fine.',
    'dict[str] (see below) and #hashtag - dash + plus.',
  ])('stays as it is where nothing needs escaping: %s', (text) => {
    expect(one(text)).toBe(text);
  });

  it.each([
    ['**kwargs', '\\*\\*kwargs'],
    ['__init__', '\\_\\_init\\_\\_'],
    ['[a](b)', '[a\\](b)'],
    ['<script>', '\\<script>'],
    ["<'@a>", "\\<'@a>"],
    ['1 <2 a', '1 <2 a'],
    ['&amp;', '\\&amp;'],
    ['# not a heading', '\\# not a heading'],
    ['1. not a list', '1\\. not a list'],
    ['- not a list', '\\- not a list'],
    ['> not a quote', '\\> not a quote'],
    ['`tick', '\\`tick'],
    ['C:\\*', 'C:\\\\\\*'],
    ['---', '\\---'],
  ])('escapes %s', (text, markdown) => {
    expect(one(text)).toBe(markdown);
  });

  it('reads back as the same text, whatever the text', () => {
    const text = fc.string({
      unit: fc.constantFrom(...'*_`[]()<>!#-+.1 ~|\\&;:ab="\'/^$@é\n'),
      maxLength: 40,
    });
    fc.assert(
      fc.property(text, (given) => {
        const expected = given.replace(/\s*\n\s*/g, ' ').trim();
        const [paragraph, ...more] = read(one(given)).children ?? [];
        expect(more).toEqual([]);
        expect(paragraph ? [paragraph.type, textOf(paragraph)] : ['paragraph', '']).toEqual([
          'paragraph',
          expected,
        ]);
      }),
      { numRuns: 1000 },
    );
  });

  it('reads back as the same text when it is marked and broken into lines', () => {
    const text = fc.string({ unit: fc.constantFrom(...'*_`[](<!#-1. ~|\\ab"'), minLength: 1, maxLength: 6 });
    const { inline } = fc.letrec<{ inline: Inline }>((tie) => ({
      inline: fc.oneof(
        { maxDepth: 3, withCrossShrink: true },
        text,
        fc.constant<Inline>({ k: 'br' }),
        fc.record({
          k: fc.constantFrom('em' as const, 'strong' as const, 'del' as const),
          c: fc.array(tie('inline'), { minLength: 1, maxLength: 3 }),
        }),
        fc.record({
          k: fc.constant('link' as const),
          how: fc.constant('path' as const),
          to: fc.constant('a(b'),
          c: fc.array(tie('inline'), { maxLength: 3 }),
        }),
      ),
    }));
    const plain = (node: Inline): string =>
      typeof node === 'string'
        ? node
        : node.k === 'br'
          ? ' '
          : node.k === 'img'
            ? node.alt
            : node.c.map(plain).join('');
    const letters = (given: string) => given.replace(/\s+/g, '');
    const visible = (node: Parsed): string =>
      node.type === 'html' ? '' : (node.value ?? (node.children ?? []).map(visible).join(''));
    fc.assert(
      fc.property(fc.array(inline, { maxLength: 4 }), (c) => {
        expect(letters(visible(read(one(...c))))).toBe(letters(c.map(plain).join('')));
      }),
      { numRuns: 1000 },
    );
  });

  it('marks what is marked, and moves spaces out of the marks', () => {
    expect(one('a ', strong('b '), 'c ', em('d'), ' ', { k: 'del', c: ['e'] })).toBe('a **b** c *d* ~~e~~');
    expect(one('x', { k: 'sup', c: ['2'] }, ' ', { k: 'kbd', c: ['Esc'] })).toBe(
      'x<sup>2</sup> <kbd>Esc</kbd>',
    );
  });

  it('uses tags where delimiters would not be read', () => {
    expect(one(strong('(a)'), 'b')).toBe('<strong>(a)</strong>b');
  });

  it('gives code as many backticks as it needs', () => {
    expect(one(mono('a`b'), ' ', mono('`'))).toBe('``a`b`` `` ` ``');
  });

  it('writes links by the callback and drops addresses that are not of the web', () => {
    const content = [
      p(link('ref/a', mono('A')), ' ', outside('https://x.org/a_(b'), outside('javascript:x', 'c')),
    ];
    expect(contentMarkdown(content, { link: (to) => `/d/${to}` })).toBe('[`A`](/d/ref/a) c');
    expect(one(outside('https://x.org/a_(b', 'd'))).toBe('[d](https://x.org/a_%28b)');
  });

  it('names pictures by their asset, or by their text alone', () => {
    expect(one({ k: 'img', alt: 'A [boat]', asset: 'ab12' }, ' ', { k: 'img', alt: 'sail' })).toBe(
      '![A \\[boat\\]](asset:ab12) sail',
    );
  });
});

describe('blocks in Markdown', () => {
  it('fences code with its language and with more backticks than it holds', () => {
    expect(contentMarkdown([code('a\n```\nb', 'markdown')])).toBe('````markdown\na\n```\nb\n````');
    expect(contentMarkdown([code('import a', 'default')])).toBe('```python\nimport a\n```');
    expect(contentMarkdown([code('a', 'evil`` lang')])).toBe('```\na\n```');
  });

  it('keeps code in lists where it belongs', () => {
    const content = [ol(li(p('Do:'), code('a\n\n  b', ''), ul(li(p('x')))), li(p('Done')))];
    expect(contentMarkdown(content)).toBe('1. Do:\n\n   ```\n   a\n\n     b\n   ```\n\n   - x\n\n2. Done');
    const [list] = read(contentMarkdown(content)).children ?? [];
    expect(list?.children?.[0]?.children?.map((node) => [node.type, node.value])).toEqual([
      ['paragraph', undefined],
      ['code', 'a\n\n  b'],
      ['list', undefined],
    ]);
  });

  it('keeps two lists apart', () => {
    const markdown = contentMarkdown([ul(li(p('a'))), ul(li(p('b'))), ol(li(p('c'))), ol(li(p('d')))]);
    expect(read(markdown).children?.map((node) => node.type)).toEqual(['list', 'list', 'list', 'list']);
  });

  it('lets code, lists and quotes survive any nesting', () => {
    const { node } = fc.letrec<{ node: ContentNode }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        fc
          .string({ unit: fc.constantFrom(...'ab \n`~#->'), maxLength: 12 })
          .map((text) => code(`${text}.`, '')),
        fc.constant(p('text')),
        fc
          .array(
            fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((c) => li(...c)),
            { minLength: 1, maxLength: 3 },
          )
          .map((c) => ul(...c)),
        fc
          .array(
            fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((c) => li(...c)),
            { minLength: 1, maxLength: 3 },
          )
          .map((c) => ol(...c)),
        fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((c): ContentNode => ({ k: 'quote', c })),
        fc
          .array(tie('node'), { minLength: 1, maxLength: 3 })
          .map((c): ContentNode => ({ k: 'note', kind: 'tip', c })),
      ),
    }));
    const codesOf = (nodes: readonly ContentNode[]): string[] =>
      nodes.flatMap((each) =>
        each.k === 'code'
          ? [each.text]
          : 'c' in each && each.k !== 'p'
            ? codesOf(each.c as ContentNode[])
            : [],
      );
    const found = (each: Parsed): string[] =>
      each.type === 'code' ? [each.value ?? ''] : (each.children ?? []).flatMap(found);
    fc.assert(
      fc.property(fc.array(node, { maxLength: 4 }), (content) => {
        expect(found(read(contentMarkdown(content)))).toEqual(codesOf(content));
      }),
      { numRuns: 300 },
    );
  });

  it('writes a table with escaped pipes, and a head where it has none', () => {
    const table: ContentNode = { k: 'table', head: 1, c: [row('a|b', 'c'), row('d')] };
    expect(contentMarkdown([table])).toBe('| a\\|b | c |\n| --- | --- |\n| d | |');
    expect(contentMarkdown([{ ...table, head: 0 } as ContentNode])).toBe(
      '| | |\n| --- | --- |\n| a\\|b | c |\n| d | |',
    );
  });

  it('puts short blocks of a cell on its line', () => {
    const cell = (...c: ContentNode[]): ContentNode => ({ k: 'cell', c });
    const rich: ContentNode = {
      k: 'row-cells',
      c: [cell(p('a'), p('b')), cell(ul(li(p('x')), li(p('y'))), code('z|'))],
    };
    expect(contentMarkdown([{ k: 'table', head: 0, c: [rich] }])).toContain(
      '| a<br>b | • x<br>• y<br>`z\\|` |',
    );
  });

  it('turns a table that holds code of several lines into a list', () => {
    const cell = (...c: ContentNode[]): ContentNode => ({ k: 'cell', c });
    const rich: ContentNode = { k: 'row-cells', c: [cell(p('jib')), cell(code('a\nb', ''))] };
    expect(contentMarkdown([{ k: 'table', head: 1, c: [row('Sail', 'How'), rich] }])).toBe(
      '- **Sail:** jib\n\n  **How:**\n\n  ```\n  a\n  b\n  ```',
    );
  });

  it('draws admonitions as GitHub does, with titles that say more', () => {
    const note = (kind: 'note' | 'danger' | 'seealso', title?: string): ContentNode => ({
      k: 'note',
      kind,
      c: [...(title ? [{ k: 'title' as const, c: [title] }] : []), p('a'), p('b')],
    });
    expect(contentMarkdown([note('note')])).toBe('> [!NOTE]\n> a\n>\n> b');
    expect(contentMarkdown([note('danger', 'Rocks')])).toBe('> [!CAUTION]\n> **Rocks**\n>\n> a\n>\n> b');
    expect(contentMarkdown([note('seealso')])).toBe('> **See also**\n>\n> a\n>\n> b');
  });

  it('labels version notes once', () => {
    const change = (text: string): ContentNode => ({
      k: 'change',
      kind: 'added',
      version: '5.0',
      c: [p(text)],
    });
    expect(contentMarkdown([change('Sails.')])).toBe('> *New in 5.0:* Sails.');
    expect(contentMarkdown([change('New in Django 5.0.')])).toBe('> New in Django 5.0.');
  });

  it('lists definitions under their terms', () => {
    const content: ContentNode[] = [
      { k: 'dl', c: [term('mast'), dd(p('A pole.')), term('jib'), dd(p('A sail.'))] },
    ];
    expect(contentMarkdown(content)).toBe('- **mast**\n\n  A pole.\n\n- **jib**\n\n  A sail.');
  });

  it('names tabs, and keeps a signature as code', () => {
    const content: ContentNode[] = [
      { k: 'tabs', c: [{ k: 'tab', title: 'Linux', c: [p('ls')] }] },
      { k: 'sig', c: ['hoist(', em('*args'), ')'] },
    ];
    expect(contentMarkdown(content)).toBe('**Linux**\n\nls\n\n`hoist(*args)`');
  });
});

describe('chunks in Markdown', () => {
  it('gives headings the level asked for', () => {
    expect(contentMarkdown([heading('A #')], { headingLevel: 3 })).toBe('### A \\#');
    expect(contentMarkdown([heading('A')], { headingLevel: 9 })).toBe('###### A');
  });

  it('puts what the caller gives in the place of children', () => {
    expect(contentMarkdown([p('a'), sub, p('b')], { placeSub: () => 'child' })).toBe('a\n\nchild\n\nb');
  });

  it('sets a page together in document order, by depth', () => {
    expect(topicMarkdown(harbour)).toBe(
      '# Boats\n\nBefore.\n\n## Sails\n\n- One:\n\n  ### `hoist(height)`\n\n  Hoists it.\n\nAfter.\n\n## Keels\n\nNo place of its own.',
    );
  });

  it('gives a chunk alone, or with what is below it', () => {
    expect(chunkMarkdown(harbour, 1)).toBe('## Sails\n\n- One:');
    expect(chunkMarkdown(harbour, 1, { deep: true, headingLevel: 2 })).toContain('#### `hoist(height)`');
  });

  it('gives the title of a page without chunks', () => {
    expect(topicMarkdown(topic())).toBe('# Boats');
  });
});
