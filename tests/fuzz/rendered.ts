import type { Element, Root } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { topicHtml } from '../../indexer/core/to-html.ts';
import { topicMarkdown } from '../../indexer/core/to-markdown.ts';
import { topicText } from '../../indexer/core/to-text.ts';
import type { Topic } from '../../indexer/core/types.ts';

const parser = unified().use(rehypeParse, { fragment: true }).freeze();

const ELEMENTS = new Set(
  (
    'section span h1 h2 h3 h4 h5 h6 p pre code table thead tbody tr td th hr ul ol li dl dt dd aside strong details summary ' +
    'blockquote figure em del ins sub sup kbd mark small a br img'
  ).split(' '),
);
const ATTRIBUTES = new Set(['dataAdvice', 'id', 'className', 'href', 'src', 'alt', 'start', 'open']);

/** Every way in which what faces show of a topic is not what it should be. Drawing it must not throw. */
export function brokenRenderings(topic: Topic): string[] {
  topicMarkdown(topic);
  topicText(topic);
  const html = topicHtml(topic, { image: (asset) => `pictures/${asset}` });
  const broken: string[] = [];
  const visit = (node: Root | Element): void => {
    for (const child of node.children) {
      if (child.type === 'text') continue;
      if (child.type !== 'element' || !ELEMENTS.has(child.tagName)) {
        broken.push(`${topic.path} is drawn with ${child.type === 'element' ? child.tagName : child.type}`);
        continue;
      }
      for (const [name, value] of Object.entries(child.properties)) {
        const isSafe =
          ATTRIBUTES.has(name) && !/^\p{Cc}*(javascript|data|vbscript|file):/iu.test(String(value));
        if (!isSafe) broken.push(`${topic.path} is drawn with ${child.tagName} ${name}=${value}`);
      }
      visit(child);
    }
  };
  visit(parser.parse(html));
  return broken;
}
