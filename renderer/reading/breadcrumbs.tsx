import { foldersAbove, type TreeNode } from '../../indexer/core/topic-tree.ts';
import { hrefOf } from '../app/address.ts';
import { t } from '../i18n/strings.ts';

interface BreadcrumbsProps {
  readonly place: { readonly docSet: string; readonly version: string };
  readonly docSetTitle: string;
  readonly path: string;
  readonly title: string;
  readonly tree: readonly TreeNode[] | undefined;
}

/** The way from the doc set to the topic. Folders without a page of their own are only named. */
export function Breadcrumbs({
  place: { docSet, version },
  docSetTitle,
  path,
  title,
  tree,
}: BreadcrumbsProps) {
  // A doc set's own folder often bears its name; saying it twice tells nobody anything.
  const folders = (tree ? foldersAbove(tree, path) : []).filter((folder) => folder.title !== docSetTitle);
  return (
    <nav className="breadcrumbs" aria-label={t('breadcrumbs.label')}>
      <ol>
        <li>
          <a href={hrefOf({ docSet, version, path: '' })}>{docSetTitle}</a>
        </li>
        {folders.map((folder) => (
          <li key={folder.path}>
            {folder.page === undefined ? (
              folder.title
            ) : (
              <a href={hrefOf({ docSet, version, path: folder.page })}>{folder.title}</a>
            )}
          </li>
        ))}
        <li aria-current="page">{title}</li>
      </ol>
    </nav>
  );
}
