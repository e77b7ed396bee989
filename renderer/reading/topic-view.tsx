import { useMemo } from 'react';
import type { TopicEntry } from '../../indexer/core/pack-format.ts';
import type { TreeNode } from '../../indexer/core/topic-tree.ts';
import type { Shared } from '../app/app-state.ts';
import { Detours } from '../app/detours.tsx';
import { storedPlace } from '../app/stored-place.ts';
import { ComparePicker } from '../compare/compare-picker.tsx';
import { t } from '../i18n/strings.ts';
import { PagePaths } from '../paths/page-paths.tsx';
import { Breadcrumbs } from './breadcrumbs.tsx';
import { Outline } from './outline.tsx';
import { outlineOf } from './page-tree.ts';
import { Pager } from './pager.tsx';
import { TopicText } from './topic-text.tsx';
import { type OpenedTopic, useTopic } from './use-topic.ts';

interface TopicViewProps {
  readonly page: OpenedTopic;
  /** Code that the address brought along. */
  readonly shared: Shared | undefined;
  readonly docSetTitle: string;
  readonly tree: readonly TreeNode[] | undefined;
  readonly topics: readonly TopicEntry[] | undefined;
}

/** A topic to read: its text, where it stands, and what comes before and after. */
export function TopicView({ page, shared, docSetTitle, tree, topics }: TopicViewProps) {
  const { docSet, version, topic } = page;
  const outline = useMemo(() => outlineOf(topic), [topic]);
  const drawn = useTopic(page, shared, '', storedPlace()?.anchor);
  const { reading } = drawn;
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
        <TopicText
          key={`${docSet}@${version}/${topic.path}?${shared?.number}.${shared?.packed}`}
          {...drawn}
        />
        <SourceNote url={topic.url} license={page.license} sources={page.sources} />
        <PagePaths reading={reading} chunk={page.chunk} />
        <Pager topics={topics} reading={reading} />
      </div>
      {outline.length > 1 && <Outline key={topic.path} entries={outline} reading={reading} />}
    </div>
  );
}

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
