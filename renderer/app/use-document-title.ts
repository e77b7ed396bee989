import { useEffect } from 'react';
import { t } from '../i18n/strings.ts';
import type { AppState } from './app-state.ts';

/** Names the window after its page, the most telling part first. */
export function useDocumentTitle({ page, shelf }: AppState): void {
  useEffect(() => {
    const parts: string[] = [];
    if (page.view === 'topic') {
      const section = page.chunk > 0 ? page.topic.chunks[page.chunk]?.title : undefined;
      if (section) parts.push(section);
      parts.push(page.topic.title);
    }
    if (page.view === 'pad') parts.push(t('pad.title'));
    if (page.view === 'comparison') {
      parts.push(t('compare.window', { title: page.title, older: page.older, newer: page.version }));
    }
    if (page.view === 'map') parts.push(t('map.title', { title: page.map.title }));
    if (page.view === 'symbols') parts.push(t('symbols.title'));
    if ('docSet' in page && page.view !== 'comparison') {
      const title = shelf?.docSets.find(({ id }) => id === page.docSet)?.title ?? page.docSet;
      parts.push(`${title} ${page.version}`);
    }
    document.title = [...parts, t('app.name')].join(' · ');
  }, [page, shelf]);
}
