import { posix } from 'node:path';
import type { AnchorStyle } from './anchors.ts';
import { isMap, parseYamlMap } from './front-matter.ts';
import type { ImportLog } from './importer.ts';
import { comparePaths, topicPathOf } from './markdown-files.ts';
import type { SiteLayout } from './markdown-site.ts';
import type { SourceFile, SourceTree } from './source-tree.ts';
import { readText } from './text-file.ts';

/** What `mkdocs.yml` says, with MkDocs' own defaults for what it leaves out. */
export interface MkdocsConfig {
  /** Folder of the configuration in the tree, '' for its root. */
  readonly folder: string;
  /** Folder of the pages in the tree. */
  readonly docs: string;
  readonly title: string;
  readonly description: string;
  readonly url: string;
  /** Paths of pages below `docs`, in the order of the navigation. */
  readonly nav: readonly string[];
  readonly anchors: AnchorStyle;
  /** Names of the extensions that are switched on; undefined where no configuration says. */
  readonly extensions: ReadonlySet<string> | undefined;
  /** Folders in the tree that snippets are looked for in. */
  readonly snippets: readonly string[];
}

const NO_CONFIG: MkdocsConfig = {
  folder: '',
  docs: '',
  title: '',
  description: '',
  url: '',
  nav: [],
  anchors: 'python-markdown',
  extensions: undefined,
  snippets: [''],
};

/** The `mkdocs.yml` nearest to the tree's root. */
export function findMkdocsConfig(tree: SourceTree): SourceFile | undefined {
  return tree.files
    .filter((file) => /(^|\/)mkdocs\.ya?ml$/.test(file.path))
    .sort((a, b) => a.path.split('/').length - b.path.split('/').length || (a.path < b.path ? -1 : 1))[0];
}

/** Reads the configuration of a tree. One that is no YAML is reported, and the tree read without. */
export function readMkdocsConfig(tree: SourceTree, log: ImportLog): MkdocsConfig {
  const file = findMkdocsConfig(tree);
  if (!file) return NO_CONFIG;
  const yaml = readText(file, log);
  const data = parseYamlMap(yaml);
  if (!data) {
    log.diagnostics.push({
      severity: 'warning',
      code: 'site-config',
      message: 'the configuration is not YAML; pages are in the order of their names',
      file: file.path,
      line: 0,
    });
    return NO_CONFIG;
  }
  const text = (key: string) => (typeof data[key] === 'string' ? data[key] : '');
  const folder = posix.dirname(file.path) === '.' ? '' : posix.dirname(file.path);
  const nav: string[] = [];
  collectNav(data.nav, nav);
  const docs = posix.join(folder, text('docs_dir') || 'docs');
  const snippets = listOf(optionsOf(data.markdown_extensions, 'pymdownx.snippets').base_path);
  return {
    folder,
    docs,
    title: text('site_name'),
    description: text('site_description'),
    url: text('site_url'),
    nav,
    anchors: /pymdownx\.slugs|slugify_unicode/.test(yaml) ? 'pymdownx' : 'python-markdown',
    extensions: new Set(extensionNames(data.markdown_extensions)),
    snippets: [...snippets.map((path) => posix.join(folder, path)), folder, docs],
  };
}

/** Pages in the order of the navigation, then the others by path. Pages outside of the configured folder are none. */
export function mkdocsLayout(config: MkdocsConfig, files: readonly SourceFile[], log: ImportLog): SiteLayout {
  const inside = files.filter(({ path }) => config.docs === '' || path.startsWith(`${config.docs}/`));
  const ours = inside.length > 0 ? inside : files;
  const root = inside.length > 0 ? config.docs : '';
  if (ours.length < files.length) {
    log.diagnostics.push({
      severity: 'info',
      code: 'outside-site',
      message: `${files.length - ours.length} Markdown files outside of ${config.docs} are no pages of the site; left out`,
      file: files.find((file) => !ours.includes(file))?.path ?? '',
      line: 0,
    });
  }
  const place = new Map(config.nav.map((path, i) => [path, i]));
  const pages = ours
    .map((file) => {
      const below = root ? file.path.slice(root.length + 1) : file.path;
      return { file, path: topicPathOf(below), rank: place.get(below) ?? Number.POSITIVE_INFINITY };
    })
    .sort((a, b) => (a.rank === b.rank ? comparePaths(a.path, b.path) : a.rank - b.rank));
  const isAddress = /^https?:\/\//.test(config.url) && URL.canParse(config.url);
  const base = isAddress ? `${config.url.replace(/\/+$/, '')}/` : undefined;
  const prefix = base ? new URL(base).pathname.replace(/^\/+|\/+$/g, '') : '';
  return { pages, root, prefixes: prefix ? [prefix] : [], ...(base ? { base } : {}) };
}

/** The paths of a navigation: a list whose items are paths, titles with a path, or titles with a list of their own. */
function collectNav(nav: unknown, into: string[]): void {
  if (typeof nav === 'string') into.push(posix.normalize(nav));
  else if (Array.isArray(nav)) for (const item of nav) collectNav(item, into);
  else if (isMap(nav)) for (const item of Object.values(nav)) collectNav(item, into);
}

function extensionNames(list: unknown): string[] {
  if (isMap(list)) return Object.keys(list);
  if (!Array.isArray(list)) return [];
  return list.flatMap((item) => (typeof item === 'string' ? [item] : isMap(item) ? Object.keys(item) : []));
}

/** The options of an extension, which stands in a list or a map. */
function optionsOf(list: unknown, name: string): Record<string, unknown> {
  for (const map of Array.isArray(list) ? list : [list]) {
    const options = isMap(map) ? map[name] : undefined;
    if (isMap(options)) return options;
  }
  return {};
}

function listOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');
}
