import type { Page } from '../app/app-state.ts';
import { t } from '../i18n/strings.ts';
import type { ShelfInfo } from '../workers/protocol.ts';

/** What a page is called in tabs and in the history: its section and topic, or the doc set. */
export function pageTitle(page: Page, shelf: ShelfInfo | undefined): string {
  switch (page.view) {
    case 'topic': {
      const section = page.chunk > 0 ? page.topic.chunks[page.chunk]?.title : undefined;
      return section ? `${section} · ${page.topic.title}` : page.topic.title;
    }
    case 'comparison':
      return t('compare.window', { title: page.title, older: page.older, newer: page.version });
    case 'map':
      return t('map.title', { title: page.map.title });
    case 'symbols':
      return `${t('symbols.title')} · ${page.docSet} ${page.version}`;
    case 'contents': {
      const title = shelf?.docSets.find(({ id }) => id === page.docSet)?.title ?? page.docSet;
      return `${title} ${page.version}`;
    }
    case 'pad':
      return t('pad.title');
    case 'failed':
      return page.address;
    default:
      return t('library.title');
  }
}
