import type { TopicEntry } from '../core/pack-format.ts';
import { growTopicTree, type TreeNode } from '../core/topic-tree.ts';
import type { FindFile } from './site-links.ts';
import type { VersionPaths } from './site-paths.ts';

/** A version of a doc set as its site needs it. */
export interface SiteVersion {
  readonly docSet: string;
  /** The doc set's title. */
  readonly title: string;
  readonly label: string;
  /** Title and label: `Django 5.2`. */
  readonly name: string;
  /** In reading order. */
  readonly topics: readonly TopicEntry[];
  readonly tree: readonly TreeNode[];
  readonly paths: VersionPaths;
  /** The file with the list of its pages. */
  readonly contents: string;
  /** The file of one of its topics. @throws RangeError when it is none. */
  fileOf(path: string): string;
  /** The file of a topic of this or another version of the site. */
  readonly find: FindFile;
}

/** @param find for topics of other versions and doc sets */
export function siteVersion(
  docSet: { readonly id: string; readonly title: string },
  label: string,
  topics: readonly TopicEntry[],
  paths: VersionPaths,
  find: FindFile,
): SiteVersion {
  return {
    docSet: docSet.id,
    title: docSet.title,
    label,
    name: label === 'unversioned' ? docSet.title : `${docSet.title} ${label}`,
    topics,
    tree: growTopicTree(topics),
    paths,
    contents: paths.contents,
    fileOf: (path) => {
      const file = paths.pages.get(path);
      if (file === undefined) throw new RangeError(`${docSet.id} ${label} has no topic ${path}`);
      return file;
    },
    find: (target) => (target.docSet === undefined ? paths.pages.get(target.path) : find(target)),
  };
}
