import { posix } from 'node:path';
import { isMap } from './front-matter.ts';
import type { Importer, ImportLog } from './importer.ts';
import { exportedValue, parseScript } from './js-literals.ts';
import { withoutFences } from './markdown-fences.ts';
import { comparePaths, markdownFiles, openMarkdownFiles, topicPathOf } from './markdown-files.ts';
import type { SiteLayout } from './markdown-site.ts';
import type { SourceFile, SourceTree } from './source-tree.ts';
import { readText } from './text-file.ts';
import { vitepressNodes, vitepressText } from './vitepress-text.ts';

const CONFIG = /(^|\/)\.vitepress\/config(\/index)?\.(js|ts|mjs|mts)$/;
/** What only pages of VitePress have. */
const SIGNS =
  /^:{3,} (?:tip|info|warning|danger|details|code-group)\b|^\[\[toc\]\][ \t]*$|^<<< [@./]|^<script setup\b/im;

/** Markdown as VitePress takes it: containers, code groups, included files, and the sidebar of its configuration. */
export const vitepress: Importer = {
  format: 'vitepress',
  recognise(tree) {
    const config = tree.files.find(({ path }) => CONFIG.test(path));
    if (config) return { score: 0.91, reason: `it holds ${config.path}` };
    const pages = markdownFiles(tree);
    // VitePress knows no MDX.
    if (pages.some(({ path }) => /\.mdx$/i.test(path))) return { score: 0, reason: 'it holds MDX' };
    for (const page of pages.slice(0, 50)) {
      const sign = SIGNS.exec(withoutFences(new TextDecoder().decode(page.read())))?.[0];
      if (sign) return { score: 0.65, reason: `${page.path} has "${sign.trim()}", as VitePress has it` };
    }
    return { score: 0, reason: 'no .vitepress and nothing that only VitePress has' };
  },
  open(tree, log) {
    const config = readConfig(tree, log);
    return openMarkdownFiles(tree, log, {
      format: 'vitepress',
      anchors: 'vitepress',
      syntax: { containers: true },
      layout: (files) => vitepressLayout(files, config),
      ...(config.title ? { title: config.title } : {}),
      ...(config.description ? { description: config.description } : {}),
      rewrite: (body, page) => vitepressText(body, page, config.root),
      changes: (page, lineInFile) => [vitepressNodes(page, lineInFile)],
    });
  },
};

interface VitepressConfig {
  /** Folder of the pages in the tree. */
  readonly root: string;
  readonly title: string;
  readonly description: string;
  /** What the site puts before its paths, without slashes at either end. */
  readonly base: string;
  /** Links of the sidebar in order. */
  readonly links: readonly string[];
}

function readConfig(tree: SourceTree, log: ImportLog): VitepressConfig {
  const file = tree.files.find(({ path }) => CONFIG.test(path));
  const program = file ? parseScript(readText(file, log)) : undefined;
  const value = program ? exportedValue(program) : undefined;
  const config = isMap(value) ? value : {};
  if (file && !isMap(value)) {
    log.diagnostics.push({
      severity: 'info',
      code: 'site-config',
      message:
        'the configuration is computed, and nothing is run here; pages are in the order of their names',
      file: file.path,
      line: 0,
    });
  }
  const text = (key: string) => (typeof config[key] === 'string' ? config[key] : '');
  const folder = file ? file.path.slice(0, file.path.search(/(^|\/)\.vitepress\//)) : '';
  const links: string[] = [];
  collectLinks(isMap(config.themeConfig) ? config.themeConfig.sidebar : undefined, '', links);
  const root = posix.join(folder, text('srcDir'));
  return {
    root: root === '.' ? '' : root,
    title: text('title'),
    description: text('description'),
    base: text('base').replace(/^\/+|\/+$/g, ''),
    links,
  };
}

/** The links of a sidebar: lists of items, each with a link or items of its own; by folder, with a base or without. */
function collectLinks(sidebar: unknown, base: string, into: string[]): void {
  if (Array.isArray(sidebar)) {
    for (const item of sidebar) {
      if (!isMap(item)) continue;
      const below = typeof item.base === 'string' ? item.base : base;
      if (typeof item.link === 'string') into.push(below + item.link);
      collectLinks(item.items, below, into);
    }
  } else if (isMap(sidebar)) {
    for (const value of Object.values(sidebar)) {
      if (isMap(value)) collectLinks(value.items, typeof value.base === 'string' ? value.base : base, into);
      else collectLinks(value, base, into);
    }
  }
}

function vitepressLayout(files: readonly SourceFile[], { root, base, links }: VitepressConfig): SiteLayout {
  const isPage = ({ path }: SourceFile) => !/(^|\/)\.vitepress\//.test(path);
  const inside = files.filter((file) => isPage(file) && (root === '' || file.path.startsWith(`${root}/`)));
  const place = new Map<string, number>();
  for (const link of links) {
    const path = link
      .replace(/^\/+/, '')
      .replace(/[?#].*$/, '')
      .replace(/\.(md|html)$/, '');
    const topic = path === '' || path.endsWith('/') ? `${path}index` : path;
    if (!place.has(topic)) place.set(topic, place.size);
  }
  const pages = inside
    .map((file) => {
      const path = topicPathOf(root ? file.path.slice(root.length + 1) : file.path);
      // The first page of a site is no entry of its sidebar.
      return { file, path, rank: path === 'index' ? -1 : (place.get(path) ?? Number.POSITIVE_INFINITY) };
    })
    .sort((a, b) => (a.rank === b.rank ? comparePaths(a.path, b.path) : a.rank - b.rank));
  return { pages, root, prefixes: base ? [base] : [] };
}
