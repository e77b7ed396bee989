import type { Root as HtmlRoot } from 'hast';
import type { Parent, PhrasingContent, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { type Processor, unified } from 'unified';
import { narrowTables } from './narrow-tables.ts';

const scrapedToHtml = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(withoutHtml)
  .use(asText)
  .use(() => narrowTables)
  .use(remarkRehype, { clobberPrefix: '' })
  .freeze();

/**
 * Markdown that a scraper made of HTML, as an HTML tree with positions. Such text is not escaped: tags in it are examples
 * of tags, underscores are part of names (marks are written with stars), and indented code is indented text.
 */
export function parseScraped(text: string): HtmlRoot {
  return scrapedToHtml.runSync(scrapedToHtml.parse(text), text) as HtmlRoot;
}

function withoutHtml(this: Processor): void {
  const data = this.data() as { micromarkExtensions?: { disable: { null: string[] } }[] };
  data.micromarkExtensions = data.micromarkExtensions ?? [];
  data.micromarkExtensions.push({ disable: { null: ['htmlFlow', 'htmlText', 'codeIndented'] } });
}

/** Turns back into text what reads as a mark or a link and is none: a scraper gives whole addresses. */
function asText() {
  return (root: Root, file: { toString(): string }) => restore(root, String(file));
}

function restore(parent: Parent, source: string): void {
  parent.children = parent.children.flatMap((child) => {
    if ('children' in child) restore(child, source);
    const start = child.position?.start.offset ?? -1;
    if ((child.type === 'emphasis' || child.type === 'strong') && source[start] === '_') {
      const mark = text(child.type === 'strong' ? '__' : '_');
      return [mark, ...child.children, mark];
    }
    if (child.type === 'link' && source[start] === '[' && /^\w+$/.test(child.url)) {
      return [text('['), ...child.children, text(`](${child.url})`)];
    }
    return [child];
  });
}

function text(value: string): PhrasingContent {
  return { type: 'text', value };
}
