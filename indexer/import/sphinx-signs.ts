import { posix } from 'node:path';
import { siteRoot } from './address.ts';
import type { SourceFile, SourceTree } from './source-tree.ts';
import type { SphinxInventory } from './sphinx-inventory.ts';
import type { SphinxSite } from './sphinx-site.ts';

/** What a build says of itself. */
export interface SphinxSigns {
  readonly project?: string;
  readonly version?: { readonly label: string; readonly detectedFrom: string };
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
 * load, the title of its first page, the address that page gives itself, the name of the source.
 */
export function readSigns(tree: SourceTree, site: SphinxSite, inventory?: SphinxInventory): SphinxSigns {
  const first = site.pages.get('index') ?? [...site.pages.values()][0];
  const head = first ? readHead(first.file) : '';
  const title = titleIn(head);
  const project = inventory?.project || title?.project;
  const found = (label: string | undefined, detectedFrom: string) =>
    label ? { label, detectedFrom } : undefined;
  const address = /<link [^>]*rel="canonical"[^>]*>/.exec(head)?.[0];
  const root = siteRoot(/href="([^"]+)"/.exec(address ?? '')?.[1] ?? '');
  const version =
    found(inventory?.version, 'objects.inv') ??
    found(versionInOptions(tree, site.folder), OPTIONS) ??
    found(title?.version, `the title "${title?.text}"`) ??
    found(root?.version, root?.base ?? '') ??
    found(versionInName(tree.name), `the name "${tree.name}"`);
  return { ...(project ? { project } : {}), ...(version ? { version } : {}) };
}

function versionInOptions(tree: SourceTree, folder: string): string | undefined {
  const file = tree.file(folder === '.' ? OPTIONS : `${folder}/${OPTIONS}`);
  return file ? /\bVERSION: '([^'\s]+)'/.exec(readHead(file))?.[1] : undefined;
}

/** `Page — Project 2.1 documentation`, as Sphinx writes it where no other title was set. */
function titleIn(head: string): { project: string; version?: string; text: string } | undefined {
  const title = /<title>([^<]*)<\/title>/.exec(head)?.[1]?.replace(/&#8212;|&mdash;/g, '—') ?? '';
  const text = (title.split(/\s[—–-]\s/).at(-1) as string).replace(/\s+/g, ' ').trim();
  const match = /^(.+?)(?: v?(\d[\w.+-]*))? documentation$/.exec(text);
  if (!match) return undefined;
  const [, project = '', version] = match;
  return { project, ...(version ? { version } : {}), text };
}

function versionInName(name: string): string | undefined {
  return /(?:^|[-_ ])v?(\d+(?:\.\d+)+)(?=$|[-_ ])/.exec(name)?.[1];
}

/** The start of a text file; nothing when it cannot be read, which opening it will report. */
export function readHead(file: SourceFile): string {
  try {
    return new TextDecoder().decode(file.read().subarray(0, HEAD_BYTES));
  } catch {
    return '';
  }
}
