import { DocsError } from '../core/errors.ts';
import type { Diagnostic, Source } from '../core/types.ts';
import type { DraftTopic } from './draft-topic.ts';
import type { BuiltSource, UnreadPage } from './merge-source.ts';
import { bareTitle, PageComparer, SAME_PAGE } from './same-page.ts';

/** The pages of a source after an update, and what is to be said of them. */
export interface UpdatedPages {
  readonly pages: readonly DraftTopic[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Puts what was read in the place of what a source brought before. A page that is still there and cannot be read now
 * keeps its text and its place; one that is gone goes.
 */
export function updatePages(
  before: readonly DraftTopic[],
  read: readonly DraftTopic[],
  unread: readonly UnreadPage[],
): UpdatedPages {
  const isRead = new Set(read.map(({ path }) => path));
  const isUnread = (topic: DraftTopic) =>
    unread.some(({ file, path }) => file === topic.file && (path === undefined || path === topic.path));
  const pages = [...read];
  const diagnostics: Diagnostic[] = [];
  const earlier = new Set<string>();
  for (const topic of before) {
    const { path, file } = topic;
    if (!isRead.has(path) && isUnread(topic)) {
      pages.splice(pages.findLastIndex((page) => earlier.has(page.path)) + 1, 0, topic);
      const message = `the page "${path}" cannot be read now; its text of before is kept`;
      diagnostics.push({ severity: 'warning', code: 'page-kept', message, file, line: 0 });
    }
    earlier.add(path);
  }
  return { pages, diagnostics };
}

/**
 * Refuses to take a source for an update of one that it shares no page with: two projects may both have a `docs`.
 * @param place the doc set and version, for the message
 * @throws DocsError `ambiguous`
 */
export function refuseStranger(
  place: string,
  known: Source,
  before: readonly DraftTopic[],
  { source, topics }: BuiltSource,
): void {
  if (known.format !== source.format || known.hash === source.hash || before.length < 2) return;
  const comparer = new PageComparer();
  const byPath = new Map(before.map((topic) => [topic.path, topic]));
  const isKnown = topics.some((topic) => {
    const old = byPath.get(topic.path);
    return old && (bareTitle(old) === bareTitle(topic) || comparer.overlap(old, topic) >= SAME_PAGE);
  });
  if (isKnown) return;
  throw new DocsError(
    'ambiguous',
    `${place} has ${before.length} pages from another "${source.name}" (${source.format}), none of which is in this one`,
    'Use --doc-set ID if this is other documentation, or --replace to put it in the place of what is there',
  );
}
