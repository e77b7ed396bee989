import fc from 'fast-check';
import type { Element, Nodes } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { sourceText } from '../../../indexer/core/source-text.ts';
import { eachBlock } from '../../../indexer/core/tree.ts';
import type { Topic } from '../../../indexer/core/types.ts';
import { findElement } from '../../../indexer/import/hast.ts';
import { importTree } from '../../helpers/imports.ts';
import { folderOf } from '../../helpers/source-trees.ts';
import { sphinxFiles } from '../../helpers/sphinx-folder.ts';

/** Elements with the attributes that the converter looks at, in any nesting that a parser makes something of. */
const TAGS = (
  'p|div|span|em|code|a href="#x"|a class="headerlink" href="#x"|pre|ul|ol|li|blockquote|hr|br|h1|h2|h3|section id="s"|' +
  'section|div class="section" id="t"|dl|dl class="py class"|dl class="glossary"|dt|dt id="d"|dd|table|tr|td|th|caption|' +
  'figure|figcaption|details|summary|aside|aside class="footnote"|span class="label"|nav|nav class="contents"|' +
  'aside class="topic"|p class="topic-title"|div class="admonition"|p class="admonition-title"|p class="rubric"|' +
  'div class="versionadded"|span class="title"|div class="highlight-python"|table class="highlighttable"|' +
  'div role="tablist"|a role="tab"|div role="tabpanel"|label title="T"|span class="classifier"|span class="viewcode-link"'
).split('|');
const parser = unified().use(rehypeParse).freeze();
const DROPPED = 'nav, .headerlink';

const word = fc.integer({ min: 0, max: 999 }).map((number) => `w${number}`);
const html = fc.letrec<{ node: string; tree: string }>((tie) => ({
  node: fc.oneof({ maxDepth: 6 }, word, tie('tree')),
  tree: fc.tuple(fc.constantFrom(...TAGS), fc.array(tie('node'), { maxLength: 4 })).map(([tag, inside]) => {
    // Whatever a parser moves into code is code.
    const written =
      tag === 'pre' || tag.includes('headerlink') ? inside.filter((node) => !node.startsWith('<')) : inside;
    return `<${tag}>${written.join(' ')}</${tag.split(' ')[0]}>`;
  }),
}));
const page = fc.array(html.tree, { maxLength: 5 }).map((nodes) => nodes.join('\n'));

/** The words below a node as a browser reads it, without what is navigation. */
function wordsOf(node: Nodes): string[] {
  if (node.type === 'text') return node.value.match(/w\d+/g) ?? [];
  if (!('children' in node)) return [];
  if (node.type === 'element' && isDropped(node.tagName, node.properties.className)) return [];
  return node.children.flatMap(wordsOf);
}

function isDropped(tag: string, className: unknown): boolean {
  const classes = Array.isArray(className) ? className : [];
  return (tag === 'nav' && !classes.includes('contents')) || classes.includes('headerlink');
}

function wordsOfTopic({ chunks }: Topic): string[] {
  const texts = chunks.flatMap(({ content, codeLink }) => {
    const code: string[] = [];
    eachBlock(content, (block) => {
      if (block.k === 'code') code.push(block.text);
    });
    return [sourceText(content), ...code, ...(codeLink ? codeLink.c : [])];
  });
  return texts.join(' ').match(/w\d+/g) ?? [];
}

describe('cutting a page into chunks', () => {
  it(`keeps every word that is not in ${DROPPED}, once, however the page is nested`, () => {
    fc.assert(
      fc.property(page, (nodes) => {
        const files = sphinxFiles({ pages: { a: `<section id="top"><h1>Top</h1>${nodes}</section>` } });
        const root = parser.parse(files['a.html'] as string);
        const article = findElement(root, (element) => element.properties.id === 'top') as Element;
        // A parser ends the section early where the nesting is too wild.
        fc.pre(wordsOf(article).length === wordsOf(root).length);
        const { topic } = importTree(folderOf('html', files));
        expect(wordsOfTopic(topic('a')).sort()).toEqual(wordsOf(article).sort());
      }),
      { numRuns: 300, seed: 11 },
    );
  });
});
