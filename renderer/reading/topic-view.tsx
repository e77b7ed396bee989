import { memo, useMemo } from 'react';
import type { TopicEntry } from '../../indexer/core/pack-format.ts';
import type { TreeNode } from '../../indexer/core/topic-tree.ts';
import type { Shared } from '../app/app-state.ts';
import { Detours } from '../app/detours.tsx';
import { storedPlace } from '../app/stored-place.ts';
import { ComparePicker } from '../compare/compare-picker.tsx';
import { t } from '../i18n/strings.ts';
import { PageRuns, PageRunsProvider } from '../run/page-runs.ts';
import { usePreload } from '../run/use-preload.ts';
import type { Opened } from '../workers/protocol.ts';
import { Breadcrumbs } from './breadcrumbs.tsx';
import { Drawing } from './drawing.ts';
import { Outline } from './outline.tsx';
import { arrangePage, outlineOf, type SectionNode } from './page-tree.ts';
import { Pager } from './pager.tsx';
import { type Reading, ReadingProvider } from './reading-context.ts';
import { Section } from './section.tsx';
import { type CutPage, cutPage } from './stretches.ts';
import { DrawingProvider, useIdleDrawing } from './use-drawing.ts';

interface TopicViewProps {
  readonly page: Extract<Opened, { view: 'topic' }>;
  /** Code that the address brought along. */
  readonly shared: Shared | undefined;
  readonly docSetTitle: string;
  readonly tree: readonly TreeNode[] | undefined;
  readonly topics: readonly TopicEntry[] | undefined;
}

/** A topic to read: its text, where it stands, and what comes before and after. */
export function TopicView({ page, shared, docSetTitle, tree, topics }: TopicViewProps) {
  const { docSet, version, topic } = page;
  const arranged = useMemo(() => arrangePage(topic), [topic]);
  const outline = useMemo(() => outlineOf(topic), [topic]);
  const reading = useMemo(
    () => ({ docSet, version, path: topic.path, snippets: arranged.snippets, topic }),
    [docSet, version, topic, arranged],
  );
  usePreload(reading);
  const runs = useMemo(() => new PageRuns(arranged.snippets, shared), [arranged, shared]);
  const cut = useMemo(() => cutPage(arranged.lead), [arranged]);
  // Only the first look at a page is drawn from where its address leads; after that it is there.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const drawing = useMemo(() => new Drawing(cut.weights, startOf(cut, page)), [cut]);
  useIdleDrawing(drawing);
  return (
    <div className="reading" data-outline={outline.length > 1}>
      <div className="reading-column">
        <Breadcrumbs
          place={page}
          docSetTitle={docSetTitle}
          path={topic.path}
          title={topic.title}
          tree={tree}
        />
        <ComparePicker page={page} />
        <Detours detours={page.detours} page={page} />
        {outline.length > 1 && <Outline entries={outline} reading={reading} isFolded />}
        {/* A key per page: what was run or opened on one must not show on another. */}
        <Article
          key={`${docSet}@${version}/${topic.path}?${shared?.number}.${shared?.packed}`}
          lead={cut.lead}
          reading={reading}
          runs={runs}
          drawing={drawing}
        />
        <SourceNote url={topic.url} license={page.license} sources={page.sources} />
        <Pager topics={topics} reading={reading} />
      </div>
      {outline.length > 1 && <Outline key={topic.path} entries={outline} reading={reading} />}
    </div>
  );
}

/** The stretch that a reader sees first: where the page was left, else where the address leads. */
function startOf({ stretchOf }: CutPage, { topic, chunk }: TopicViewProps['page']): number {
  const left = storedPlace()?.anchor;
  const shown = topic.chunks.find(({ anchor }) => anchor === left) ?? topic.chunks[chunk];
  return (shown && stretchOf.get(shown)) ?? 0;
}

/** The text itself, drawn again only when it changed. */
const Article = memo(function Article({
  lead,
  reading,
  runs,
  drawing,
}: {
  readonly lead: SectionNode;
  readonly reading: Reading;
  readonly runs: PageRuns;
  readonly drawing: Drawing;
}) {
  return (
    <article className="prose">
      <ReadingProvider value={reading}>
        <PageRunsProvider value={runs}>
          <DrawingProvider value={drawing}>
            <Section node={lead} />
          </DrawingProvider>
        </PageRunsProvider>
      </ReadingProvider>
    </article>
  );
});

interface SourceNoteProps {
  readonly url: string | undefined;
  readonly license: string | undefined;
  readonly sources: readonly string[];
}

function SourceNote({ url, license, sources }: SourceNoteProps) {
  const isLinkable = url !== undefined && /^https?:\/\//.test(url);
  const [shown, ...others] = sources;
  const isMerged = shown !== undefined && others.length > 0;
  if (!isLinkable && !license && !isMerged) return null;
  return (
    <p className="source-note">
      {isLinkable && (
        <a href={url} target="_blank" rel="noopener noreferrer">
          {t('source.original')}
        </a>
      )}
      {license && <span>{t('source.license', { license })}</span>}
      {isMerged && <span>{t('source.merged', { shown, others: others.join(', ') })}</span>}
    </p>
  );
}
