import type { Diagnostic, RemovedText } from '../core/types.ts';
import { type ImportLog, type PendingPage, Removals } from '../import/importer.ts';
import { buildTopic } from './build-topic.ts';
import { type DraftTopic, draftTopic } from './draft-topic.ts';
import type { UnreadPage } from './merge-source.ts';
import type { Assets } from './page-context.ts';
import { locateLinks } from './resolve-links.ts';
import { withinTime } from './within-time.ts';

/** A page that takes longer is no page; the largest that are take a few seconds. */
const PAGE_SECONDS = 60;

/** What was noted down over a stretch of an import. */
export interface Notes {
  readonly diagnostics: readonly Diagnostic[];
  /** What cleaning took away, by what it was. */
  readonly removed: Readonly<Record<string, number>>;
  /** What of that was text. */
  readonly removedTexts: readonly RemovedText[];
}

/** What one page of a source gives, apart from all others. */
export interface ReadPage extends Notes {
  /** Absent when the page could not be read. */
  readonly topic?: DraftTopic;
  readonly unread?: UnreadPage;
  readonly pictures: Assets;
}

/** A log that is emptied page by page, because importers hold on to the one that they were opened with. */
export class PageLog implements ImportLog {
  removals = new Removals();
  diagnostics: Diagnostic[] = [];

  /** What was noted since this was asked last. */
  take(): Notes {
    const { removals, diagnostics } = this;
    this.removals = new Removals();
    this.diagnostics = [];
    return { diagnostics, removed: removals.counts, removedTexts: removals.texts };
  }
}

/**
 * Reads a page and cuts it into a topic with located links. One that cannot be read is a Diagnostic.
 * @param log the one that the page's source was opened with.
 */
export function readPage(pending: PendingPage, log: PageLog): ReadPage {
  return tryPage(pending, log, (read) => withinTime(PAGE_SECONDS, read));
}

/** Reads several pages as readPage does. Watching the time costs as much as reading a small page, so they share it. */
export function readPages(pages: readonly PendingPage[], log: PageLog): ReadPage[] {
  try {
    return withinTime(PAGE_SECONDS, () => pages.map((pending) => tryPage(pending, log, (read) => read())));
  } catch {
    // Together they took too long, which says nothing of any of them.
    log.take();
    return pages.map((pending) => readPage(pending, log));
  }
}

function tryPage(
  pending: PendingPage,
  log: PageLog,
  watch: (read: () => DraftTopic) => DraftTopic,
): ReadPage {
  const pictures: Assets = new Map();
  try {
    const topic = watch(() => {
      const page = pending.open();
      return locateLinks(draftTopic(buildTopic(page, 0, log, pictures)), page.locate);
    });
    return { topic, pictures, ...log.take() };
  } catch (error) {
    const { file, path } = pending;
    log.diagnostics.push({
      severity: 'error',
      code: 'page-failed',
      message: `the page cannot be read: ${whyNot(error)}`,
      file,
      line: 0,
    });
    const unread = { file, ...(path === undefined ? {} : { path }) };
    return { unread, pictures: new Map(), ...log.take() };
  }
}

function whyNot(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  // How deep that is depends on the parser, and on nothing that a person would know.
  return message === 'Maximum call stack size exceeded' ? 'it is nested too deep' : message;
}
