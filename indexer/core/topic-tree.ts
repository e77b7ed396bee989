import type { TopicEntry } from './pack-format.ts';

/** A topic, or a folder of topics that may have a page of its own. */
export interface TreeNode {
  /** Path of the topic or folder; unique among its siblings. */
  readonly path: string;
  readonly title: string;
  /** Whether there is a page to open at `page`. */
  readonly page: string | undefined;
  readonly children: readonly TreeNode[];
}

interface Draft {
  readonly path: string;
  title: string | undefined;
  page: string | undefined;
  readonly children: Map<string, Draft>;
}

/**
 * Topics as a tree of their paths' folders, in reading order: a folder stands where its first topic stood. A folder
 * is named by its own page (`guide` or `guide/index`) where there is one, else by its name.
 */
export function growTopicTree(topics: readonly TopicEntry[]): readonly TreeNode[] {
  const root: Draft = { path: '', title: undefined, page: undefined, children: new Map() };
  for (const topic of topics) {
    const names = topic.path.split('/');
    const isIndex = names.length > 1 && names.at(-1) === 'index';
    let at = root;
    for (const name of isIndex ? names.slice(0, -1) : names) at = childOf(at, name);
    at.title = topic.title;
    at.page = topic.path;
  }
  return [...root.children.values()].map(settle);
}

/** Every topic of a tree in reading order, for "previous" and "next". */
export function neighbours(
  topics: readonly TopicEntry[],
  path: string,
): { readonly before: TopicEntry | undefined; readonly after: TopicEntry | undefined } {
  const at = topics.findIndex((topic) => topic.path === path);
  if (at < 0) return { before: undefined, after: undefined };
  return { before: topics[at - 1], after: topics[at + 1] };
}

/** The folders above a topic, outermost first, each with the page that stands for it, if any. */
export function foldersAbove(tree: readonly TreeNode[], path: string): readonly TreeNode[] {
  for (const node of tree) {
    if (node.page === path) return [];
    if (node.children.length === 0) continue;
    const isBelow = path.startsWith(`${node.path}/`);
    if (isBelow) return [node, ...foldersAbove(node.children, path)];
  }
  return [];
}

function childOf(parent: Draft, name: string): Draft {
  let child = parent.children.get(name);
  if (!child) {
    const path = parent.path ? `${parent.path}/${name}` : name;
    child = { path, title: undefined, page: undefined, children: new Map() };
    parent.children.set(name, child);
  }
  return child;
}

function settle(draft: Draft): TreeNode {
  return {
    path: draft.path,
    title: draft.title ?? spell(draft.path),
    page: draft.page,
    children: [...draft.children.values()].map(settle),
  };
}

/** `class-based-views` → `Class based views`. */
function spell(path: string): string {
  const words = path.slice(path.lastIndexOf('/') + 1).replace(/[-_]+/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
