import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { growTopicTree } from '../../indexer/core/topic-tree.ts';
import { useBookmarks } from '../bookmarks/use-bookmarks.ts';
import { useCommand, useCommandKeys } from '../commands/use-commands.ts';
import { FindInPage } from '../find/find-in-page.tsx';
import { t } from '../i18n/strings.ts';
import { activeTab } from '../memory/session.ts';
import { NoticeList } from '../notices/notice-list.tsx';
import { LinkPreviews } from '../paths/link-previews.tsx';
import { usePathCommands } from '../paths/use-path-commands.ts';
import { SearchDialog } from '../search/search-dialog.tsx';
import { TabStrip } from '../tabs/tab-strip.tsx';
import { useLinkClicks } from '../tabs/use-link-clicks.ts';
import { useSplit } from '../tabs/use-split.ts';
import { useTabs } from '../tabs/use-tabs.ts';
import type { LibraryClient } from '../workers/library-client.ts';
import { type AppState, type Page, placeOf } from './app-state.ts';
import { Dialogs } from './dialogs.tsx';
import { Header } from './header.tsx';
import { MainView } from './main-view.tsx';
import { Sidebar } from './sidebar.tsx';
import { useApp } from './use-app.ts';
import { useDocumentTitle } from './use-document-title.ts';
import { useScroll } from './use-scroll.ts';

/** Fetched when somebody splits the view. */
const BesidePane = lazy(() => import('../tabs/beside-pane.tsx'));

/** The whole window. */
export function App({ library }: { readonly library: LibraryClient }) {
  const state = useApp(library);
  const [isSearchOpen, setSearchOpen] = useState(false);
  const [isMenuOpen, setMenuOpen] = useState(false);
  const openSearch = useCallback(() => setSearchOpen(true), []);
  const closeSearch = useCallback(() => setSearchOpen(false), []);
  const closeMenu = useCallback(() => setMenuOpen(false), []);
  useCommandKeys();
  useCommand('search', openSearch);
  const session = useTabs(state);
  const beside = activeTab(session)?.beside;
  useSplit(beside);
  useBookmarks(state.page, library);
  useLinkClicks();
  useScroll(state);
  useDocumentTitle(state);

  const place = placeOf(state.page);
  usePathCommands(state.page);
  const list = topicsOfPage(state);
  const topics = list?.topics;
  const tree = useMemo(() => (topics ? growTopicTree(topics) : undefined), [topics]);
  const docSet = state.shelf?.docSets.find(({ id }) => id === place?.docSet);
  return (
    <div className="app" data-view={state.page.view} aria-busy={state.isOpening}>
      <button type="button" className="skip-link" onClick={() => document.getElementById('main')?.focus()}>
        {t('app.skip')}
      </button>
      <div className="head">
        <Header
          state={state}
          hasMenu={place !== undefined}
          isMenuOpen={isMenuOpen}
          onMenu={() => setMenuOpen(!isMenuOpen)}
          onSearch={openSearch}
        />
        <TabStrip session={session} />
      </div>
      {place && (
        <Sidebar
          place={place}
          title={docSet?.title ?? place.docSet}
          tree={tree}
          topics={topics}
          path={pathOf(state.page)}
          isOpen={isMenuOpen}
          onClose={closeMenu}
        />
      )}
      <MainView state={state} docSet={docSet} tree={tree} list={list} onSearch={openSearch} />
      <Suspense>{beside !== undefined && <BesidePane address={beside} />}</Suspense>
      {isSearchOpen && (
        <SearchDialog
          place={place}
          placeName={place ? `${docSet?.title ?? place.docSet} ${place.version}` : ''}
          onClose={closeSearch}
        />
      )}
      <FindInPage />
      <LinkPreviews />
      <Dialogs shelf={state.shelf} place={place} />
      <NoticeList />
    </div>
  );
}

/** The topic that the page is about, to be marked in the tree. */
function pathOf(page: Page): string | undefined {
  if (page.view === 'comparison') return page.path;
  if (page.view === 'map') return page.map.path;
  return page.view === 'topic' ? page.topic.path : undefined;
}

/** The topics around the page; undefined while those of another doc set or version are still loaded. */
function topicsOfPage({ page, topics }: AppState) {
  const place = placeOf(page);
  if (!place || topics?.docSet !== place.docSet || topics.version !== place.version) return undefined;
  return topics.list;
}
