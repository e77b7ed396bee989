import { useEffect, useState } from 'react';
import type { TopicEntry } from '../../indexer/core/pack-format.ts';
import type { TreeNode } from '../../indexer/core/topic-tree.ts';
import { t } from '../i18n/strings.ts';
import { hrefOf, viewHref } from './address.ts';
import { TopicFilter } from './topic-filter.tsx';
import { TopicTree } from './topic-tree.tsx';

interface SidebarProps {
  readonly place: { readonly docSet: string; readonly version: string };
  readonly title: string;
  readonly tree: readonly TreeNode[] | undefined;
  readonly topics: readonly TopicEntry[] | undefined;
  /** Path of the topic that is shown. */
  readonly path: string | undefined;
  /** Whether it is drawn over the page, in narrow windows; in wide ones it is always there. */
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** The topics of the doc set, as a tree or filtered by what is typed. */
export function Sidebar({ place, title, tree, topics, path, isOpen, onClose }: SidebarProps) {
  const [filter, setFilter] = useState('');
  useCloseOn(isOpen, path, onClose);
  const { docSet, version } = place;
  const wanted = filter.trim().toLowerCase();
  const hits = wanted
    ? topics?.filter(({ title, path }) => `${title} ${path}`.toLowerCase().includes(wanted))
    : undefined;
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: Escape and the menu button do the same */}
      <div className="sidebar-shade" data-open={isOpen} onClick={onClose} />
      <nav className="sidebar" id="topics" aria-label={t('topics.label')} data-open={isOpen}>
        <a
          className="sidebar-title"
          href={hrefOf({ docSet, version, path: '' })}
          {...(path === undefined ? { 'aria-current': 'page' as const } : {})}
        >
          {title}
        </a>
        {!hits && (
          <a className="sidebar-symbols" href={viewHref({ docSet, version, path: '' }, 'symbols')}>
            {t('symbols.open')}
          </a>
        )}
        <TopicFilter value={filter} count={hits?.length} onChange={setFilter} />
        {!tree && <p className="sidebar-note">{t('topics.loading')}</p>}
        {tree && !hits && <TopicTree nodes={tree} place={place} path={path} />}
        {hits && <TopicTree nodes={hits.map(asLeaf)} place={place} path={path} />}
      </nav>
    </>
  );
}

function asLeaf({ path, title }: TopicEntry): TreeNode {
  return { path, title, page: path, children: [] };
}

/** Closes the drawer when a topic was chosen in it, and by Escape. */
function useCloseOn(isOpen: boolean, path: string | undefined, onClose: () => void): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new path is the reason to close
  useEffect(() => onClose(), [path, onClose]);
  useEffect(() => {
    if (!isOpen) return;
    const press = (event: KeyboardEvent) => event.key === 'Escape' && onClose();
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [isOpen, onClose]);
}
