import { posix } from 'node:path';
import { detectVersion } from './detect-version.ts';
import type { FoundVersion } from './importer.ts';
import type { SourceFile, SourceTree } from './source-tree.ts';
import type { SphinxInventory } from './sphinx-inventory.ts';
import type { SphinxSite } from './sphinx-site.ts';

/** What a build says of itself. */
export interface SphinxSigns {
  readonly project?: string;
  readonly version?: FoundVersion;
}

const HEAD_BYTES = 16 * 1024;
const OPTIONS = '_static/documentation_options.js';
/** What Sphinx and docutils write into every page, whatever the theme. */
const MARK =
  /documentation_options\.js|DOCUMENTATION_OPTIONS|<meta [^>]*name="generator"[^>]*(?:Docutils|Sphinx)/i;

/** A file that shows that Sphinx made a tree's HTML, where there is no inventory; undefined when none does. */
export function sphinxMark(tree: SourceTree): string | undefined {
  const options = tree.files.find(({ path }) => path.endsWith(OPTIONS));
  if (options) return options.path;
  const pages = tree.files.filter(({ path }) => path.endsWith('.html')).sort(byDepth);
  return pages.slice(0, 5).find((file) => MARK.test(readHead(file)))?.path;
}

/** The folder of the build that a marked file or inventory belongs to: the one with the site's first page. */
export function siteFolder(tree: SourceTree): string {
  const first = tree.files
    .filter(({ path }) => /(^|\/)(searchindex\.js|genindex\.html|index\.html)$/.test(path))
    .sort(byDepth)[0];
  return first ? posix.dirname(first.path) : '.';
}

function byDepth(a: SourceFile, b: SourceFile): number {
  return a.path.split('/').length - b.path.split('/').length;
}

/**
 * The project and version that a build says it documents. Tried in order: the inventory, the options that its pages
 * load, the address that its first page gives itself, that page's title, the name of the source.
 */
export function readSigns(tree: SourceTree, site: SphinxSite, inventory?: SphinxInventory): SphinxSigns {
  const first = site.pages.get('index') ?? [...site.pages.values()][0];
  const head = first ? readHead(first.file) : '';
  const text = siteTitle(head);
  const canonical = /<link [^>]*rel="canonical"[^>]*>/.exec(head)?.[0] ?? '';
  const address = /href="([^"]+)"/.exec(canonical)?.[1] ?? '';
  const project = inventory?.project || /^(.+?)(?: v?\d[\w.+-]*)? documentation$/.exec(text)?.[1];
  const version =
    found(inventory?.version, 'objects.inv') ??
    found(versionInOptions(tree, site.folder), OPTIONS) ??
    detectVersion({ address, text, path: tree.name });
  return { ...(project ? { project } : {}), ...(version ? { version } : {}) };
}

function found(label: string | undefined, detectedFrom: string): FoundVersion | undefined {
  return label ? { label, detectedFrom } : undefined;
}

function versionInOptions(tree: SourceTree, folder: string): string | undefined {
  const file = tree.file(folder === '.' ? OPTIONS : `${folder}/${OPTIONS}`);
  return file ? /\bVERSION: '([^'\s]+)'/.exec(readHead(file))?.[1] : undefined;
}

/** `Project 2.1 documentation`: what stands behind the page's own title, as Sphinx writes it unless told otherwise. */
function siteTitle(head: string): string {
  const title = /<title>([^<]*)<\/title>/.exec(head)?.[1]?.replace(/&#8212;|&mdash;/g, '—') ?? '';
  return (title.split(/\s[—–-]\s/).at(-1) as string).replace(/\s+/g, ' ').trim();
}

/** The start of a text file; nothing when it cannot be read, which opening it will report. */
export function readHead(file: SourceFile): string {
  try {
    return new TextDecoder().decode(file.read().subarray(0, HEAD_BYTES));
  } catch {
    return '';
  }
}
