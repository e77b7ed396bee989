import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { readLlmsIndex } from './llms-index.ts';
import { catalogueEntries } from './skill-catalogue.ts';
import { makeTree, type SourceFile, type SourceTree } from './source-tree.ts';

/** An index names this many files at most. */
const MAX_COMPANIONS = 10_000;
const MAX_BYTES = 16 * 1024 * 1024;

/**
 * An index that was given alone, together with the pages that it names and that lie beside it or below: the same tree as
 * if their folder had been given. Any other tree stays as it is. Links out of the folder are not followed.
 */
export function withCompanions(tree: SourceTree, given: string): SourceTree {
  const [index] = tree.files;
  if (!tree.isFile || !index) return tree;
  const folder = dirname(given);
  const names = new Set(namedFiles(index).slice(0, MAX_COMPANIONS));
  names.delete(index.path);
  const files = [...names].flatMap((name) => companion(folder, name) ?? []);
  return files.length === 0 ? tree : makeTree(tree.name, false, [index, ...files], tree.diagnostics);
}

/** The files that an index may mean: the references of a skill, the pages of an `llms.txt`, at the end of their address. */
function namedFiles(index: SourceFile): string[] {
  const text = new TextDecoder().decode(index.read());
  if (/^skill\.md$/i.test(index.path)) return catalogueEntries(text).map(({ file }) => file);
  if (!/^llms(-\w+)?\.txt$/i.test(index.path)) return [];
  const linked = readLlmsIndex(text).entries.flatMap(({ href }) => {
    const parts = href
      .replace(/^[a-z]+:\/\/[^/]+/i, '')
      .replace(/[?#].*$/, '')
      .split('/')
      .filter(Boolean);
    return parts.flatMap((_, from) => {
      const path = parts.slice(from).join('/');
      return [path, `${path}.md`, `${path}.mdx`, `${path}/index.md`, path.replace(/\.html?$/, '.md')];
    });
  });
  return ['llms-full.txt', ...linked.filter((path) => /\.(md|mdx|markdown|txt)$/i.test(path))];
}

function companion(folder: string, name: string): SourceFile | undefined {
  if (name.startsWith('/') || name.includes('\\') || name.split('/').includes('..')) return undefined;
  const full = join(folder, name);
  try {
    const stats = statSync(full);
    const { size } = stats;
    const isInside = realpathSync(full).startsWith(realpathSync(folder) + sep);
    return stats.isFile() && isInside && size <= MAX_BYTES
      ? { path: name, size, read: () => readFileSync(full) }
      : undefined;
  } catch {
    // An index names what was on its site, not what is here.
    return undefined;
  }
}
