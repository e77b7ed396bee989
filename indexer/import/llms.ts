import { type SiteRoot, siteRoot } from './address.ts';
import { detectVersion } from './detect-version.ts';
import { splitFrontMatter } from './front-matter.ts';
import type { ImportedSource, Importer, ImportLog, Located, PendingPage } from './importer.ts';
import { type FullPage, splitFull } from './llms-full.ts';
import {
  type LlmsEntry,
  type LlmsIndex,
  llmsFile,
  llmsPath,
  readLlmsIndex,
  toMissing,
} from './llms-index.ts';
import { comparePaths, topicPathOf } from './markdown-files.ts';
import { decodeSafely, firstHeading, markdownPage, pictureReader } from './markdown-page.ts';
import { SiteLinks, type SitePage } from './markdown-site.ts';
import { hasComponents, readMdx } from './mdx.ts';
import type { SourceFile, SourceTree } from './source-tree.ts';
import { docSetIdFrom, readText, slug, stem } from './text-file.ts';

const INDEX = /^llms(-small|-medium)?\.txt$/i;
const FULL = /^llms-(full|[\w-]+-full)\.txt$/i;

/** `llms.txt`, an index of links to pages, with those of its pages that lie beside it; `llms-full.txt`, all in one file. */
export const llms: Importer = {
  format: 'llms',
  recognise(tree) {
    const index = tree.files.find(({ path }) => INDEX.test(path));
    const full = tree.files.find(({ path }) => FULL.test(path));
    const count = index ? readLlmsIndex(new TextDecoder().decode(index.read())).entries.length : 0;
    if (!full && count === 0) return { score: 0, reason: 'no llms.txt with links' };
    const parts = [...(count > 0 ? [`llms.txt with ${count} links`] : []), ...(full ? [full.path] : [])];
    return { score: tree.isFile ? 0.95 : 0.88, reason: `it holds ${parts.join(' and ')}` };
  },

  open(tree, log): ImportedSource {
    const indexFile = tree.files.find(({ path }) => INDEX.test(path));
    const fullFile =
      tree.files.find(({ path }) => FULL.test(path)) ?? (indexFile ? undefined : tree.files[0]);
    const index = readLlmsIndex(indexFile ? readText(indexFile, log) : '');
    const lines = fullFile ? readText(fullFile, log).split('\n') : [];
    const parts = splitFull(lines);
    const root = rootOf([...index.entries.map(({ href }) => href), ...parts.map(({ address }) => address)]);
    const site = placePages(tree, index, indexFile, fullFile, root);
    const fullPaths = placeParts(parts, index, root, new Set(site.pages.map(({ path }) => path)));
    const title = index.title || (root ? new URL(root.base).host : stem(tree.name));
    const version = detectVersion({
      address: root?.base ?? '',
      path: tree.name,
      text: [index.title, index.summary].join('\n'),
    });
    const links = new SiteLinks({
      pages: [...site.pages, ...fullPaths.map(({ path }) => ({ file: fullFile as SourceFile, path }))],
      root: '',
      prefixes: [],
      ...(root ? { base: root.base } : {}),
    });
    const pages: PendingPage[] = [
      ...site.pages.map((page) => filePage(page, tree, links, site.pathOfHref, log)),
      ...fullPaths.map((part) => fullPage(part, lines, fullFile as SourceFile, links, root, log)),
    ];
    const there = new Set([...site.pages, ...fullPaths].map(({ path }) => path));
    return {
      docSet: { id: docSetIdFrom(title), title, description: index.summary },
      ...(version ? { version } : {}),
      ...(root ? { base: root.base } : {}),
      total: pages.length,
      *pages() {
        yield* pages;
      },
      missing: index.entries.flatMap((entry) => {
        const path = site.pathOfHref.get(entry.href);
        return path === undefined || there.has(path) ? [] : [toMissing(entry, path)];
      }),
      symbols: [],
    };
  },
};

/** The site that most links lead to. */
function rootOf(addresses: readonly string[]): SiteRoot | undefined {
  const counts = new Map<string, { root: SiteRoot; count: number }>();
  for (const address of addresses) {
    const root = siteRoot(address);
    if (!root) continue;
    const known = counts.get(root.base);
    counts.set(root.base, { root, count: (known?.count ?? 0) + 1 });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || (a.root.base < b.root.base ? -1 : 1))[0]
    ?.root;
}

interface PlacedPages {
  readonly pages: readonly SitePage[];
  /** Topic path by link of the index, for pages of the site. */
  readonly pathOfHref: ReadonlyMap<string, string>;
}

/** The index itself, the files that it names in its order, and the other Markdown files beside it. */
function placePages(
  tree: SourceTree,
  index: LlmsIndex,
  indexFile: SourceFile | undefined,
  fullFile: SourceFile | undefined,
  root: SiteRoot | undefined,
): PlacedPages {
  const pathOfHref = new Map<string, string>();
  const pages = new Map<SourceFile, string>();
  if (indexFile) pages.set(indexFile, 'llms');
  for (const { href } of index.entries) {
    const file = llmsFile(href, tree);
    const path = llmsPath(href, root) ?? (file ? topicPathOf(file.path) : undefined);
    if (path === undefined) continue;
    pathOfHref.set(href, path);
    if (file && file !== fullFile && !pages.has(file)) pages.set(file, path);
  }
  const taken = new Set(pages.values());
  const others = tree.files
    .filter((file) => /\.(md|mdx|markdown)$/i.test(file.path) && !pages.has(file))
    .map((file) => ({ file, path: topicPathOf(file.path) }))
    .filter(({ path }) => !taken.has(path))
    .sort((a, b) => comparePaths(a.path, b.path));
  return { pages: [...[...pages].map(([file, path]) => ({ file, path })), ...others], pathOfHref };
}

interface PlacedPart extends FullPage {
  readonly path: string;
}

/** A topic path for each page of the full text: its address, that of the index for its title, else its title. */
function placeParts(
  parts: readonly FullPage[],
  { entries }: LlmsIndex,
  root: SiteRoot | undefined,
  taken: ReadonlySet<string>,
): PlacedPart[] {
  const byTitle = new Map<string, LlmsEntry>();
  for (const entry of entries) if (!byTitle.has(entry.title)) byTitle.set(entry.title, entry);
  const used = new Set<string>();
  return parts.flatMap((part) => {
    const href = part.address || byTitle.get(part.title)?.href;
    const named = href === undefined ? undefined : llmsPath(href, root);
    const path = named ?? (part.title ? slug(part.title) || 'page' : 'index');
    // A page that lies beside the full text as a file is there already.
    if (named !== undefined && taken.has(named)) return [];
    let unique = path;
    for (let n = 2; used.has(unique); n++) unique = `${path}-${n}`;
    used.add(unique);
    return [{ ...part, path: unique }];
  });
}

function filePage(
  page: SitePage,
  tree: SourceTree,
  links: SiteLinks,
  pathOfHref: ReadonlyMap<string, string>,
  log: ImportLog,
): PendingPage {
  const { file, path } = page;
  const byLink = links.locator(page);
  const locate = (href: string): Located => {
    const listed = pathOfHref.get(href);
    return listed === undefined ? byLink(href) : { kind: 'topic', path: listed, fragment: '' };
  };
  const open = () => {
    const frontMatter = splitFrontMatter(readText(file, log), file.path, log);
    const { fields, body } = frontMatter;
    const mdx = /\.mdx$/i.test(file.path) || hasComponents(body);
    return markdownPage({
      path,
      title: fields.title || firstHeading(body) || stem(file.path),
      file: file.path,
      text: body,
      anchors: 'github',
      syntax: { containers: true, mdx },
      changes: mdx ? [readMdx({ tree, file, frontMatter, log }, (line) => line)] : [],
      log,
      ...(INDEX.test(file.path) ? { kind: 'index' as const } : {}),
      locate,
      picture: pictureReader(tree, file.path),
    });
  };
  return { file: file.path, open };
}

function fullPage(
  part: PlacedPart,
  lines: readonly string[],
  file: SourceFile,
  links: SiteLinks,
  root: SiteRoot | undefined,
  log: ImportLog,
): PendingPage {
  const { path, title, start, end } = part;
  const byLink = links.locator({ file: { ...file, path: `${path}.md` }, path });
  const open = () => {
    const own = lines.slice(start, end);
    // The address below a title is data, not text.
    const marked = own.findIndex((line, i) => i < 4 && part.address !== '' && line.includes(part.address));
    if (marked >= 0 && /^(Source|URL|Link|Canonical)\b/i.test(own[marked] as string)) own[marked] = '';
    const text = '\n'.repeat(start) + own.join('\n');
    const mdx = hasComponents(text);
    const frontMatter = { fields: {}, data: {}, body: text };
    const isOnSite = root !== undefined && part.address !== '';
    return markdownPage({
      path,
      title: title || firstHeading(text) || stem(file.path),
      file: file.path,
      text,
      anchors: 'github',
      syntax: { containers: true, mdx },
      changes: mdx ? [readMdx({ tree: EMPTY_TREE, file, frontMatter, log }, (line) => line)] : [],
      log,
      ...(isOnSite
        ? { url: /^https?:/.test(part.address) ? part.address : root.base + part.address.replace(/^\/+/, '') }
        : {}),
      locate: (href) =>
        href.startsWith('#') ? { kind: 'topic', path, fragment: decodeSafely(href.slice(1)) } : byLink(href),
    });
  };
  return { file: file.path, open };
}

/** Joined pages cannot include each other. */
const EMPTY_TREE: SourceTree = { name: '', isFile: false, files: [], diagnostics: [], file: () => undefined };
