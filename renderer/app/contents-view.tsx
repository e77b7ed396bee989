import type { TopicList } from '../../indexer/core/pack-format.ts';
import type { TreeNode } from '../../indexer/core/topic-tree.ts';
import { plural, t } from '../i18n/strings.ts';
import type { DocSetInfo, Opened } from '../workers/protocol.ts';
import { hrefOf } from './address.ts';
import { Catalogue } from './catalogue.tsx';
import { Detours } from './detours.tsx';

interface ContentsViewProps {
  readonly page: Extract<Opened, { view: 'contents' }>;
  readonly docSet: DocSetInfo | undefined;
  readonly tree: readonly TreeNode[] | undefined;
  readonly list: TopicList | undefined;
}

/** A doc set's first page: what it is, and its topics by folder. */
export function ContentsView({ page, docSet, tree, list }: ContentsViewProps) {
  const { version, detours } = page;
  const count = docSet?.versions.find(({ label }) => label === version)?.topics ?? 0;
  const loose = tree?.filter((node) => node.children.length === 0) ?? [];
  const folders = tree?.filter((node) => node.children.length > 0) ?? [];
  return (
    <div className="contents">
      <Detours detours={detours} page={page} />
      <h1 tabIndex={-1}>
        {docSet?.title ?? page.docSet} <span className="contents-version">{version}</span>
      </h1>
      {docSet?.description && <p className="lede">{docSet.description}</p>}
      {count > 0 && (
        <p className="contents-count">{plural('topics.count.one', 'topics.count.other', count)}</p>
      )}
      <Group title={folders.length > 0 ? t('contents.loose') : undefined} nodes={loose} page={page} />
      {folders.map((folder) => (
        <Group key={folder.path} title={folder.title} nodes={leavesOf(folder)} page={page} />
      ))}
      {list && <Catalogue list={list} page={page} />}
    </div>
  );
}

interface GroupProps {
  readonly title: string | undefined;
  readonly nodes: readonly TreeNode[];
  readonly page: { readonly docSet: string; readonly version: string };
}

function Group({ title, nodes, page: { docSet, version } }: GroupProps) {
  if (nodes.length === 0) return null;
  return (
    <section className="contents-group">
      {title && <h2>{title}</h2>}
      <ul>
        {nodes.map(({ path, page, title }) => (
          <li key={path}>
            <a href={hrefOf({ docSet, version, path: page ?? path })}>{title}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Every page at or below a folder, under the path that opens it. */
function leavesOf(node: TreeNode): readonly TreeNode[] {
  const own = node.page === undefined ? [] : [{ ...node, path: node.page, children: [] }];
  return [...own, ...node.children.flatMap(leavesOf)];
}
