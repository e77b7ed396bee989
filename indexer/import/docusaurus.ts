import { posix } from 'node:path';
import { type DocusaurusDoc, inFolderOrder, isDoc, readDoc, sidebarIds } from './docusaurus-files.ts';
import { docusaurusVersions, versionOfTree } from './docusaurus-versions.ts';
import { isMap } from './front-matter.ts';
import type { Importer, ImportLog } from './importer.ts';
import { exportedValue, parseScript } from './js-literals.ts';
import { markdownFiles, openMarkdownFiles } from './markdown-files.ts';
import type { SiteLayout } from './markdown-site.ts';
import type { SourceFile, SourceTree } from './source-tree.ts';
import { readText } from './text-file.ts';

const CONFIG = /(^|\/)docusaurus\.config\.(js|ts|mjs|mts|cjs)$/;
const SIDEBARS = /(^|\/)sidebars\.(js|ts|mjs|mts|cjs|json)$/;
const CATEGORY = /(^|\/)_category_\.(json|ya?ml)$/;
/** What only pages of Docusaurus have. */
const SIGNS = /^import .* from ['"]@(?:theme|docusaurus|site)\/|^sidebar_position:[ \t]*\d/m;

/** Markdown and MDX as Docusaurus takes them: ids and slugs, sidebars, `:::` admonitions, components. */
export const docusaurus: Importer = {
  format: 'docusaurus',
  recognise(tree) {
    const file = (pattern: RegExp) => tree.files.find(({ path }) => pattern.test(path));
    const config = file(CONFIG);
    if (config) return { score: 0.92, reason: `it holds ${config.path}` };
    const category = file(CATEGORY);
    if (category) return { score: 0.75, reason: `it holds ${category.path}, as Docusaurus has it` };
    for (const page of markdownFiles(tree).slice(0, 50)) {
      const sign = SIGNS.exec(new TextDecoder().decode(page.read().subarray(0, 4000)))?.[0];
      if (sign)
        return { score: 0.7, reason: `${page.path} has "${sign.slice(0, 60)}", as Docusaurus has it` };
    }
    return { score: 0, reason: 'no docusaurus.config and nothing that only Docusaurus has' };
  },
  split: docusaurusVersions,
  open(tree, log) {
    const config = readConfig(tree, log);
    const version = versionOfTree(tree);
    return openMarkdownFiles(tree, log, {
      format: 'docusaurus',
      ...(version ? { version } : {}),
      anchors: 'github',
      syntax: { containers: true, mdx: true },
      layout: (files) => docusaurusLayout(files, tree, config, log),
      ...(config.title ? { title: config.title } : {}),
      ...(config.description ? { description: config.description } : {}),
    });
  },
};

/** What the configuration says, with Docusaurus' own defaults. */
interface DocusaurusConfig {
  /** Folder of the configuration, '' for the tree's root. */
  readonly folder: string;
  /** Folder of the pages in the tree. */
  readonly docs: string;
  readonly title: string;
  readonly description: string;
  readonly url: string;
  readonly baseUrl: string;
  /** What the site puts before the pages' own routes. */
  readonly route: string;
  readonly sidebars: unknown;
}

function readConfig(tree: SourceTree, log: ImportLog): DocusaurusConfig {
  const file = tree.files.find(({ path }) => CONFIG.test(path));
  const folder = file ? folderOf(file) : '';
  const value = file ? readScript(file, log) : undefined;
  const config = isMap(value) ? value : {};
  const options = docsOptions(config);
  const text = (map: Record<string, unknown>, key: string) => (typeof map[key] === 'string' ? map[key] : '');
  const hasDocs = (path: string) => tree.files.some((one) => one.path.startsWith(`${path}/`));
  const docs = posix.join(folder, text(options, 'path') || 'docs');
  const sidebars = tree.files.find(
    ({ path }) => SIDEBARS.test(path) && (!file || folderOf({ path }) === folder),
  );
  return {
    folder,
    docs: file || hasDocs(docs) ? docs : '',
    title: text(config, 'title'),
    description: text(config, 'tagline'),
    url: text(config, 'url'),
    baseUrl: text(config, 'baseUrl').replace(/^\/+|\/+$/g, ''),
    route:
      typeof options.routeBasePath === 'string' ? options.routeBasePath.replace(/^\/+|\/+$/g, '') : 'docs',
    sidebars: sidebars ? readScript(sidebars, log) : undefined,
  };
}

/** The options of the documentation plugin: `presets: [['classic', { docs: {…} }]]`. */
function docsOptions(config: Readonly<Record<string, unknown>>): Record<string, unknown> {
  for (const preset of Array.isArray(config.presets) ? config.presets : []) {
    const options = Array.isArray(preset) ? preset[1] : undefined;
    if (isMap(options) && isMap(options.docs)) return options.docs;
  }
  return {};
}

/** The value of a file of configuration, as far as it is written out. Nothing of it is run. */
function readScript(file: SourceFile, log: ImportLog): unknown {
  const text = readText(file, log);
  const program = parseScript(file.path.endsWith('.json') ? `export default ${text}` : text);
  const value = program ? exportedValue(program) : undefined;
  if (value === undefined) {
    log.diagnostics.push({
      severity: 'info',
      code: 'site-config',
      message: 'the configuration is computed, and nothing is run here; the usual folders are taken',
      file: file.path,
      line: 0,
    });
  }
  return value;
}

function docusaurusLayout(
  files: readonly SourceFile[],
  tree: SourceTree,
  config: DocusaurusConfig,
  log: ImportLog,
): SiteLayout {
  const inside = config.docs ? files.filter(({ path }) => path.startsWith(`${config.docs}/`)) : files;
  const root = inside.length > 0 ? config.docs : '';
  const found = (inside.length > 0 ? inside : files).filter((file) => isDoc(file, root));
  noteOutside(files, found, root, log);
  const docs = found.map((file) => readDoc(file, root));
  const ordered = inSidebarOrder(docs, tree, root, config, log);
  const pages = ordered.map(({ file, route, isIndex }) => ({
    file,
    path: route === '' ? 'index' : isIndex ? `${route}/index` : route,
  }));
  const base = config.url
    ? `${[config.url.replace(/\/+$/, ''), config.baseUrl, config.route].filter(Boolean).join('/')}/`
    : '';
  const prefixes = [posix.join(config.baseUrl, config.route), config.route, config.baseUrl].filter(
    (prefix) => prefix !== '' && prefix !== '.',
  );
  return { pages, root, prefixes, ...(/^https?:/.test(base) ? { base } : {}) };
}

/** Pages in the order of the sidebars, then those that no sidebar names in the order of their folders. */
function inSidebarOrder(
  docs: readonly DocusaurusDoc[],
  tree: SourceTree,
  root: string,
  config: DocusaurusConfig,
  log: ImportLog,
): DocusaurusDoc[] {
  const all = inFolderOrder(docs, tree, root, log);
  const inFolder = (folder: string) =>
    all
      .filter(({ file }) => folder === '.' || file.path.startsWith(`${posix.join(root, folder)}/`))
      .map(({ id }) => id);
  const place = new Map<string, number>();
  for (const id of sidebarIds(config.sidebars, inFolder)) if (!place.has(id)) place.set(id, place.size);
  const rank = ({ id }: DocusaurusDoc) => place.get(id) ?? Number.POSITIVE_INFINITY;
  return all
    .map((doc, at) => ({ doc, at }))
    .sort((a, b) => (rank(a.doc) === rank(b.doc) ? a.at - b.at : rank(a.doc) - rank(b.doc)))
    .map(({ doc }) => doc);
}

function noteOutside(
  files: readonly SourceFile[],
  taken: readonly SourceFile[],
  root: string,
  log: ImportLog,
): void {
  const ours = new Set(taken);
  const isPart = ({ path }: SourceFile) => /(^|\/)_/.test(path);
  const left = files.filter((file) => !ours.has(file) && !isPart(file));
  const first = left[0];
  if (!first) return;
  log.diagnostics.push({
    severity: 'info',
    code: 'outside-site',
    message: `${left.length} Markdown files outside of ${root || 'the documentation'} are no pages of it; left out`,
    file: first.path,
    line: 0,
  });
}

function folderOf({ path }: { readonly path: string }): string {
  const folder = posix.dirname(path);
  return folder === '.' ? '' : folder;
}
