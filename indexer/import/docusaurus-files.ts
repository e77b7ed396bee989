import { posix } from 'node:path';
import { type FrontMatter, isMap, parseYamlMap, splitFrontMatter } from './front-matter.ts';
import { type ImportLog, silentLog } from './importer.ts';
import { compareNames } from './markdown-files.ts';
import type { SourceFile, SourceTree } from './source-tree.ts';
import { readText } from './text-file.ts';

/** A page as Docusaurus finds it in its folder. */
export interface DocusaurusDoc {
  readonly file: SourceFile;
  /** How sidebars name it: folders and the front matter's id, without the numbers that only order names. */
  readonly id: string;
  /** Where the site shows it below the documentation's root, without slashes at either end; '' for the root itself. */
  readonly route: string;
  /** Whether it is what the site shows for its folder. */
  readonly isIndex: boolean;
  readonly position: number | undefined;
}

/** What `_category_.json` or `.yml` says of a folder. */
export interface DocusaurusCategory {
  readonly label?: string;
  readonly position?: number;
}

/** `01-intro.md` is shown as `intro`; dates and versions keep their numbers. */
const NUMBER_PREFIX = /^(\d+)\s*[-_.]+\s*([^-_.\s].*)$/;
const NOT_A_PREFIX = /^(\d{2}|\d{4})[-_.]\d{2}([-_.](\d{2}|\d{4}))?.*$|^\d+[-_.]\d+.*$/;

function splitName(name: string): { readonly name: string; readonly number?: number } {
  const match = NOT_A_PREFIX.test(name) ? null : NUMBER_PREFIX.exec(name);
  return match ? { name: match[2] as string, number: Number(match[1]) } : { name };
}

/** Whether a file is a page: names with an underscore in front are parts of other pages. */
export function isDoc({ path }: SourceFile, root: string): boolean {
  const below = root ? path.slice(root.length + 1) : path;
  return !below.split('/').some((part) => part.startsWith('_'));
}

/** Reads from a page's front matter and place what sidebars and links need to know of it. */
export function readDoc(file: SourceFile, root: string): DocusaurusDoc {
  const log = silentLog();
  const { fields } = splitFrontMatter(readText(file, log), file.path, log);
  const below = (root ? file.path.slice(root.length + 1) : file.path).replace(/\.[^./]+$/, '');
  const parts = below.split('/').map(splitName);
  const last = parts.at(-1) as { name: string; number?: number };
  const folder = parts
    .slice(0, -1)
    .map(({ name }) => name)
    .join('/');
  const name = fields.id || last.name;
  const isIndex =
    /^(index|readme)$/i.test(last.name) || last.name.toLowerCase() === parts.at(-2)?.name.toLowerCase();
  const own = isIndex ? folder : posix.join(folder, name);
  return {
    file,
    id: posix.join(folder, name),
    route: routeOf(fields.slug, folder, own),
    isIndex: isIndex && !fields.slug,
    position: numberOf(fields.sidebar_position) ?? last.number,
  };
}

function routeOf(slug: string | undefined, folder: string, own: string): string {
  const place =
    slug === undefined || slug === '' ? own : slug.startsWith('/') ? slug : posix.join(folder, slug);
  return place.replace(/^\/+|\/+$/g, '');
}

/** The description of a folder, if it has one. */
export function readCategory(tree: SourceTree, folder: string, log: ImportLog): DocusaurusCategory {
  for (const name of ['_category_.json', '_category_.yml', '_category_.yaml']) {
    const file = tree.file(posix.join(folder, name));
    // JSON is YAML, too.
    const data = file ? parseYamlMap(readText(file, log)) : undefined;
    if (file && !data) {
      log.diagnostics.push({
        severity: 'warning',
        code: 'site-config',
        message: 'the description of the folder cannot be read; its pages are in the order of their names',
        file: file.path,
        line: 0,
      });
    }
    if (data) {
      const position = numberOf(data.position);
      return {
        ...(typeof data.label === 'string' ? { label: data.label } : {}),
        ...(position === undefined ? {} : { position }),
      };
    }
  }
  return {};
}

/**
 * Pages in the order of a sidebar that Docusaurus makes of the folders: by position, where a page, a folder or the number
 * in front of its name has one, then by name.
 */
export function inFolderOrder(
  docs: readonly DocusaurusDoc[],
  tree: SourceTree,
  root: string,
  log: ImportLog,
): DocusaurusDoc[] {
  const inFolder = (folder: string): DocusaurusDoc[] => {
    const prefix = folder ? `${folder}/` : '';
    const below = docs.filter(({ file }) => file.path.startsWith(prefix));
    const own = below.filter(({ file }) => !file.path.slice(prefix.length).includes('/'));
    const folders = new Set(
      below
        .filter((doc) => !own.includes(doc))
        .map(({ file }) => file.path.slice(prefix.length).split('/')[0] as string),
    );
    const entries = [
      ...own.map((doc) => ({
        // A folder's own page stands for the folder.
        position: doc.isIndex ? Number.NEGATIVE_INFINITY : doc.position,
        name: posix.basename(doc.file.path),
        docs: () => [doc],
      })),
      ...[...folders].map((name) => ({
        position: positionOf(name, posix.join(folder, name)),
        name,
        docs: () => inFolder(posix.join(folder, name)),
      })),
    ];
    const rank = (position: number | undefined) => position ?? Number.POSITIVE_INFINITY;
    entries.sort((a, b) => {
      const [p, q] = [rank(a.position), rank(b.position)];
      return p === q ? compareNames(a.name, b.name) : p - q;
    });
    return entries.flatMap((entry) => entry.docs());
  };
  const positionOf = (name: string, folder: string) => {
    const index = docs.find(({ file, isIndex }) => isIndex && posix.dirname(file.path) === folder);
    return readCategory(tree, folder, log).position ?? index?.position ?? splitName(name).number;
  };
  return inFolder(root);
}

/** The front matter of Docusaurus may hide a page from everybody. */
export function isDraft({ fields }: Pick<FrontMatter, 'fields'>): boolean {
  return fields.draft === 'true';
}

function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? number : undefined;
}

/** The ids of pages in the order of a sidebar: texts, and maps of doc, category, autogenerated and shorthand. */
export function sidebarIds(
  sidebars: unknown,
  autogenerated: (folder: string) => readonly string[],
): string[] {
  const ids: string[] = [];
  const visit = (item: unknown): void => {
    if (typeof item === 'string') ids.push(item);
    else if (Array.isArray(item)) item.forEach(visit);
    else if (isMap(item)) {
      const { type, id, items, dirName, link } = item;
      if (type === 'autogenerated') ids.push(...autogenerated(typeof dirName === 'string' ? dirName : '.'));
      else if (type === 'doc' || type === 'ref') visit(id);
      else if (type === 'category') {
        if (isMap(link) && link.type === 'doc') visit(link.id);
        visit(items);
      } else if (type === undefined) Object.values(item).forEach(visit);
    }
  };
  visit(sidebars);
  return ids;
}
