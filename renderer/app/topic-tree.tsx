import { useEffect, useRef, useState } from 'react';
import type { TreeNode } from '../../indexer/core/topic-tree.ts';
import { t } from '../i18n/strings.ts';
import { hrefOf } from './address.ts';
import { ChevronIcon } from './icons.tsx';

interface TopicTreeProps {
  readonly nodes: readonly TreeNode[];
  readonly place: { readonly docSet: string; readonly version: string };
  /** Path of the topic that is shown. */
  readonly path: string | undefined;
}

/** Topics and folders. Trees this small are shown open. */
export function TopicTree({ nodes, place, path }: TopicTreeProps) {
  const opensAll = countOf(nodes) <= 40;
  return (
    <ul className="topic-tree">
      {nodes.map((node) => (
        <Branch key={node.path} node={node} place={place} path={path} opensAll={opensAll} />
      ))}
    </ul>
  );
}

interface BranchProps extends Omit<TopicTreeProps, 'nodes'> {
  readonly node: TreeNode;
  readonly opensAll: boolean;
}

function Branch({ node, place, path, opensAll }: BranchProps) {
  const holdsPage = path !== undefined && (node.page === path || path.startsWith(`${node.path}/`));
  const [isOpen, setOpen] = useState(opensAll || holdsPage);
  useEffect(() => {
    if (holdsPage) setOpen(true);
  }, [holdsPage]);
  if (node.children.length === 0) {
    return (
      <li>
        <TopicLink node={node} place={place} path={path} />
      </li>
    );
  }
  return (
    <li>
      <div className="topic-folder" data-page={node.page !== undefined}>
        <button
          type="button"
          aria-expanded={isOpen}
          {...(node.page === undefined ? {} : { 'aria-label': t('topics.folder', { title: node.title }) })}
          onClick={() => setOpen(!isOpen)}
        >
          <ChevronIcon />
          {node.page === undefined && node.title}
        </button>
        {node.page !== undefined && <TopicLink node={node} place={place} path={path} />}
      </div>
      {isOpen && (
        <ul>
          {node.children.map((child) => (
            <Branch key={child.path} node={child} place={place} path={path} opensAll={opensAll} />
          ))}
        </ul>
      )}
    </li>
  );
}

function TopicLink({ node, place, path }: Omit<BranchProps, 'opensAll'>) {
  const link = useRef<HTMLAnchorElement>(null);
  const isCurrent = node.page !== undefined && node.page === path;
  useEffect(() => {
    if (isCurrent) showInSidebar(link.current);
  }, [isCurrent]);
  return (
    <a
      ref={link}
      href={hrefOf({ ...place, path: node.page ?? node.path })}
      {...(isCurrent ? { 'aria-current': 'page' as const } : {})}
    >
      {node.title}
    </a>
  );
}

/** Scrolls the sidebar alone: `scrollIntoView` would move the page as well. */
function showInSidebar(link: HTMLElement | null): void {
  const sidebar = link?.closest<HTMLElement>('.sidebar');
  if (!link || !sidebar) return;
  const [box, frame] = [link.getBoundingClientRect(), sidebar.getBoundingClientRect()];
  if (box.top < frame.top || box.bottom > frame.bottom)
    sidebar.scrollTop += box.top - frame.top - frame.height / 3;
}

function countOf(nodes: readonly TreeNode[]): number {
  return nodes.reduce((sum, node) => sum + 1 + countOf(node.children), 0);
}
