import { lazy, Suspense } from 'react';
import type { TopicList } from '../../indexer/core/pack-format.ts';
import type { TreeNode } from '../../indexer/core/topic-tree.ts';
import { ComparisonView } from '../compare/comparison-view.tsx';
import { t } from '../i18n/strings.ts';
import { TopicView } from '../reading/topic-view.tsx';
import type { DocSetInfo } from '../workers/protocol.ts';
import type { AppState } from './app-state.ts';
import { ContentsView } from './contents-view.tsx';
import { FailedView } from './failed-view.tsx';
import { LibraryView } from './library-view.tsx';

/** Fetched when somebody goes there. */
const MapView = lazy(() => import('../paths/map-view.tsx'));
const SymbolsView = lazy(() => import('../paths/symbols-view.tsx'));
const PadView = lazy(() => import('../pad/pad-view.tsx'));

interface MainViewProps {
  readonly state: AppState;
  readonly docSet: DocSetInfo | undefined;
  readonly tree: readonly TreeNode[] | undefined;
  readonly list: TopicList | undefined;
  readonly onSearch: () => void;
}

/** The main part of the window, by what the address leads to. */
export function MainView(props: MainViewProps) {
  return (
    <main id="main" tabIndex={-1}>
      {drawPage(props)}
    </main>
  );
}

function drawPage({ state: { page, shelf, shared }, docSet, tree, list, onSearch }: MainViewProps) {
  switch (page.view) {
    case 'starting':
      return (
        <p className="starting" role="status">
          {t('app.starting')}
        </p>
      );
    case 'failed':
      return <FailedView error={page.error} address={page.address} />;
    case 'library':
      return shelf ? <LibraryView shelf={shelf} onSearch={onSearch} /> : null;
    case 'pad':
      return (
        <Suspense>
          <PadView />
        </Suspense>
      );
    case 'map':
      return (
        <Suspense>
          <MapView page={page} />
        </Suspense>
      );
    case 'symbols':
      return (
        <Suspense>
          <SymbolsView key={`${page.docSet}@${page.version}`} page={page} topics={list?.topics} />
        </Suspense>
      );
    case 'contents':
      return <ContentsView page={page} docSet={docSet} tree={tree} list={list} />;
    case 'comparison':
      return <ComparisonView page={page} docSetTitle={docSet?.title ?? page.docSet} tree={tree} />;
    case 'topic':
      return (
        <TopicView
          page={page}
          shared={shared}
          docSetTitle={docSet?.title ?? page.docSet}
          tree={tree}
          topics={list?.topics}
        />
      );
  }
}
