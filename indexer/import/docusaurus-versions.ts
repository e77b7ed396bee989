import { posix } from 'node:path';
import type { FoundVersion, SourcePart } from './importer.ts';
import { makeTree, type SourceFile, type SourceTree } from './source-tree.ts';

const LIST = /(^|\/)versions\.json$/;
const FROZEN = /^versioned_(docs|sidebars)\//;
/** What Docusaurus calls the version that is still being written. */
const CURRENT = 'current';

/**
 * The versions of a site that keeps them side by side (`versions.json`, `versioned_docs/version-1.0`), each as the site
 * was when it had only that one; none when it has only one.
 */
export function docusaurusVersions(tree: SourceTree): SourcePart[] {
  const list = tree.files.find(({ path }) => LIST.test(path));
  const labels = list ? readLabels(list) : [];
  if (!list || labels.length === 0) return [];
  const folder = posix.dirname(list.path) === '.' ? '' : posix.dirname(list.path);
  const below = ({ path }: SourceFile) => (folder ? posix.relative(folder, path) : path);
  const inside = tree.files.filter((file) => file !== list && !below(file).startsWith('..'));
  const shared = inside.filter((file) => !FROZEN.test(below(file)));
  const own = shared.filter((file) => !/^(docs|sidebars\.\w+$)/.test(below(file)));
  const frozen = labels.map((label): SourcePart => {
    const docs = `versioned_docs/version-${label}/`;
    const sidebars = `versioned_sidebars/version-${label}-sidebars.json`;
    const files = inside.flatMap((file) => {
      const path = below(file);
      if (path.startsWith(docs)) return [moved(file, `docs/${path.slice(docs.length)}`)];
      return path === sidebars ? [moved(file, 'sidebars.json')] : [];
    });
    const all = [...own.map((file) => moved(file, below(file))), ...files];
    return { path: posix.join(folder, docs), tree: makeTree(`version-${label}`, false, all) };
  });
  const current = shared.map((file) => moved(file, below(file)));
  return [
    { path: posix.join(folder, 'docs'), tree: makeTree(`version-${CURRENT}`, false, current) },
    ...frozen,
  ];
}

/** The version of a tree that is one of several, or that was given as the folder of one. */
export function versionOfTree({ name }: SourceTree): FoundVersion | undefined {
  const label = /^version-(.+)$/.exec(name)?.[1];
  if (label === undefined) return undefined;
  if (label === CURRENT)
    return { label: 'next', detectedFrom: 'versions.json, which names the versions before it' };
  return { label, detectedFrom: `the folder version-${label}` };
}

function moved(file: SourceFile, path: string): SourceFile {
  return { path, size: file.size, read: () => file.read() };
}

function readLabels(file: SourceFile): string[] {
  try {
    const labels: unknown = JSON.parse(new TextDecoder().decode(file.read()));
    return Array.isArray(labels) ? labels.filter((label) => typeof label === 'string') : [];
  } catch {
    return [];
  }
}
