import type { SitePages } from '../core/site-catalogue.ts';

/** What a site has at its root beside doc sets; a doc set of such a name gets another folder. */
const RESERVED = /^(app|media|packs|.*\.(html|js|css|json|svg|txt|xml|new))$/;

/** The folder with the pages of a doc set. The id of a doc set begins with a letter or digit, so no two are the same. */
export function docSetFolder(id: string): string {
  return RESERVED.test(id) ? `_${id}` : id;
}

/** The names of the files of a version's pages, below the site's root. */
export interface VersionPaths {
  /** `django/5.2` */
  readonly folder: string;
  /** The list of all pages. */
  readonly contents: string;
  /** By topic path: `django/5.2/topics/db/queries.html`. */
  readonly pages: ReadonlyMap<string, string>;
}

/**
 * Gives every page of a version a file of its own, on file systems too that do not tell `A` from `a`. Nearly all are
 * named as their topics are.
 * @param paths of the topics, in reading order
 */
export function versionPaths(docSet: string, version: string, paths: readonly string[]): VersionPaths {
  const folder = `${docSetFolder(docSet)}/${version}`;
  const taken = new Set<string>();
  const pages = new Map<string, string>();
  // Those that can be named as they are come first, so that an odd one takes nobody's name.
  const odd = (path: string) => Number(safePath(path) !== path);
  for (const path of [...paths].sort((a, b) => odd(a) - odd(b) || (a < b ? -1 : 1))) {
    pages.set(path, `${folder}/${free(safePath(path), taken)}.html`);
  }
  return { folder, contents: `${folder}/${free('index', taken, 'contents')}.html`, pages };
}

/** The pages of a version, all by one rule, but for those that are not. */
export function versionPages({ folder, pages }: VersionPaths): SitePages {
  const url = `../${encodePath(folder)}/{path}.html`;
  const odd = [...pages].filter(([path, file]) => file !== `${folder}/${path}.html`);
  if (odd.length === 0) return { url };
  return { url, except: Object.fromEntries(odd.map(([path, file]) => [path, `../${encodePath(file)}`])) };
}

/** The address of a file from another, both below the site's root: `../db/queries.html`. */
export function relativeAddress(from: string, to: string): string {
  const [base, target] = [from.split('/').slice(0, -1), to.split('/')];
  let shared = 0;
  while (shared < base.length && shared < target.length - 1 && base[shared] === target[shared]) shared++;
  const rest = encodePath(target.slice(shared).join('/'));
  return `${'../'.repeat(base.length - shared)}${rest}` || './';
}

/** The address of a file that people see: that of a folder's index page is the folder's own. */
export function publicAddress(base: string, file: string): string {
  return base + encodePath(file.replace(/(^|\/)index\.html$/, '$1'));
}

/** The way from a file up to the site's root: `../../`, or `./`. */
export function rootFrom(file: string): string {
  return '../'.repeat(file.split('/').length - 1) || './';
}

/** A path for an address: every part percent-encoded, the slashes kept. */
export function encodePath(path: string): string {
  return path.split('/').map(encodeName).join('/');
}

/** Half of a character, which only a damaged pack holds, has no code in an address. */
export function encodeName(name: string): string {
  return encodeURIComponent(name.replace(/\p{Surrogate}/gu, '\ufffd'));
}

/** A path that is the name of a file on every system, and that no server reads anything into. */
function safePath(path: string): string {
  const names = path.normalize('NFC').split('/').map(safeName);
  // A folder is never called as a page is.
  return names
    .map((name, i) => (i < names.length - 1 ? name.replace(/\.(html|md)$/i, '-$1') : name))
    .join('/');
}

function safeName(name: string): string {
  const safe = name
    .replace(/[^\p{L}\p{N}\p{M}._~!@+,=()-]+/gu, '-')
    .replace(/^\.+|[. ]+$/g, '-')
    .slice(0, 120);
  return /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(safe) ? `_${safe}` : safe || '-';
}

/** The first name that is not taken: the name itself, the other one, then with a number behind. */
function free(name: string, taken: Set<string>, other = name): string {
  for (let n = 0; ; n++) {
    const next = [name, other][n] ?? `${other}-${n}`;
    const key = next.toLowerCase();
    if (taken.has(key)) continue;
    taken.add(key);
    return next;
  }
}
