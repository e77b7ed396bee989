import { shownText } from '../core/tree.ts';
import type { Topic } from '../core/types.ts';

/** As much as search engines show of a page's description, in characters. */
const LENGTH = 160;

/** What a page says first, as one line of text for lists and engines; '' when its lead has no paragraph. */
export function pageSummary(topic: Topic): string {
  for (const chunk of topic.chunks.slice(0, 2)) {
    const paragraphs = chunk.content.flatMap((node) =>
      node.k === 'p' ? [shownText(node.c).replace(/\s+/g, ' ').trim()] : [],
    );
    const first = paragraphs.find((text) => text.length > 20) ?? paragraphs.find(Boolean);
    if (first) return cut(first);
  }
  return '';
}

function cut(text: string): string {
  if (text.length <= LENGTH) return text;
  const start = text.slice(0, LENGTH);
  const words = start.includes(' ') ? start.slice(0, start.lastIndexOf(' ')) : start;
  return `${words.replace(/[\s,;:–—-]+$/, '')}…`;
}
