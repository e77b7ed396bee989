import { posix } from 'node:path';
import type { Located } from './importer.ts';
import { decodeSafely } from './markdown-page.ts';
import type { SourceFile } from './source-tree.ts';

/** A Markdown file that a site shows as a page. */
export interface SitePage {
  readonly file: SourceFile;
  /** Topic path: where the site shows it, below its root, without slashes at either end; `index` for a folder's page. */
  readonly path: string;
}

/** Which files are pages, in reading order, and how their links are meant. */
export interface SiteLayout {
  readonly pages: readonly SitePage[];
  /** The folder that links with a slash in front start from, '' for the tree's own. */
  readonly root: string;
  /** What the site puts before the paths of its pages (`docs`, `project/en`); a link may name it or leave it out. */
  readonly prefixes: readonly string[];
  /** Where the site stands on the web, where that is known; links below it stay inside. */
  readonly base?: string;
}

const PAGE_FILE = /\.(md|markdown|mdx)$/i;

/**
 * Follows the links of a site's pages: by file, with or without extension, to a folder's index, or by the address the
 * site shows a page at; relative to the file, to the page's address, or to the site. What is found nowhere keeps the
 * topic path that it names.
 */
export class SiteLinks {
  readonly #layout: SiteLayout;
  readonly #byFile: ReadonlyMap<string, string>;
  readonly #byPath: ReadonlySet<string>;
  /** Topic path by what it is without the numbers that only order names; '' where several are the same. */
  readonly #byName: ReadonlyMap<string, string>;

  constructor(layout: SiteLayout) {
    this.#layout = layout;
    this.#byFile = new Map(layout.pages.map(({ file, path }) => [file.path, path]));
    this.#byPath = new Set(layout.pages.map(({ path }) => path));
    const byName = new Map<string, string>();
    for (const { path } of layout.pages) {
      const name = nameOf(path);
      byName.set(name, byName.has(name) ? '' : path);
    }
    this.#byName = byName;
  }

  /** Where links of a page lead. */
  locator(page: SitePage): (href: string) => Located {
    return (href) => this.#locate(page, href);
  }

  #locate(page: SitePage, href: string): Located {
    const { base } = this.#layout;
    const isOnSite = base !== undefined && (href.startsWith(base) || `${href}/` === base);
    if (!isOnSite && /^[a-z][a-z0-9+.-]*:|^\/\//i.test(href)) return { kind: 'outside' };
    const inner = isOnSite ? `/${href.slice(base.length)}` : href;
    const hash = inner.indexOf('#');
    const place = decodeSafely((hash < 0 ? inner : inner.slice(0, hash)).replace(/\?.*$/, ''));
    const fragment = hash < 0 ? '' : decodeSafely(inner.slice(hash + 1));
    if (place === '') return { kind: 'topic', path: page.path, fragment };
    const found = place.startsWith('/') ? this.#fromRoot(place) : this.#fromPage(page, place);
    return found === undefined ? { kind: 'unknown' } : { kind: 'topic', path: found, fragment };
  }

  /** The topic path that a place below the site's root names. */
  #fromRoot(place: string): string {
    const bare = place.replace(/^\/+|\/+$/g, '');
    const { root, prefixes } = this.#layout;
    const names = [
      bare,
      ...prefixes.filter((prefix) => isBelow(bare, prefix)).map((prefix) => cut(bare, prefix)),
    ];
    for (const name of names) {
      const found = this.#file(posix.join(root, name)) ?? this.#file(name) ?? this.#path(name);
      if (found !== undefined) return found;
    }
    return this.#bySuffix(bare) ?? (withoutExtension(names.at(-1) ?? bare) || 'index');
  }

  /**
   * A page whose whole path is the end of an address: what was given may be a folder of what the address begins at, and
   * sites leave out the numbers in front of names.
   */
  #bySuffix(address: string): string | undefined {
    const parts = address.split('/');
    for (let from = 0; from < parts.length; from++) {
      const rest = parts.slice(from).join('/');
      const found = this.#byFile.get(rest) ?? this.#byName.get(nameOf(withoutExtension(rest)));
      if (found) return found;
    }
    return undefined;
  }

  /** The topic path that a relative place names; undefined when it leaves the tree. */
  #fromPage(page: SitePage, place: string): string | undefined {
    const target = posix.join(posix.dirname(page.file.path), place).replace(/\/+$/, '');
    const byFile = target.startsWith('..') ? undefined : this.#file(target);
    if (byFile !== undefined) return byFile;
    // On the site a page may be a folder of its own, so that its links climb one step more.
    for (const folder of [posix.dirname(page.path), page.path]) {
      const path = posix.join(folder, place).replace(/\/+$/, '');
      const found = path.startsWith('..') ? undefined : this.#path(path);
      if (found !== undefined) return found;
    }
    const named = this.#byName.get(nameOf(withoutExtension(posix.join(posix.dirname(page.path), place))));
    if (named) return named;
    if (target.startsWith('..')) return undefined;
    const { root } = this.#layout;
    return withoutExtension(root && isBelow(target, root) ? cut(target, root) : target);
  }

  #file(target: string): string | undefined {
    const bare = target === '.' ? '' : target;
    const inFolder = bare === '' ? '' : `${bare}/`;
    const forms = [bare, `${bare}.md`, `${bare}.mdx`, `${bare}.markdown`];
    const indexes = ['index.md', 'index.mdx', 'README.md', 'readme.md', 'README.mdx'].map(
      (name) => inFolder + name,
    );
    const asHtml = /\.html?$/.test(bare)
      ? [bare.replace(/\.html?$/, '.md'), bare.replace(/\.html?$/, '.mdx')]
      : [];
    for (const form of [...forms, ...indexes, ...asHtml]) {
      const path = this.#byFile.get(form);
      if (path !== undefined) return path;
    }
    return undefined;
  }

  #path(path: string): string | undefined {
    const bare = withoutExtension(path).replace(/^\.$/, '');
    const forms = [bare, bare === '' ? 'index' : `${bare}/index`, bare.replace(/(^|\/)index$/, '')];
    return forms.find((form) => this.#byPath.has(form));
  }
}

/** A path without numbers in front of its names (`01-start/2-install` → `start/install`), and without a last `index`. */
function nameOf(path: string): string {
  return path
    .replace(/\/+$/, '')
    .replace(/(^|\/)\d+[-_.](?=[^/])/g, '$1')
    .replace(/(^|\/)(index|readme)$/i, '')
    .toLowerCase();
}

function withoutExtension(path: string): string {
  return path.replace(PAGE_FILE, '').replace(/\.html?$/, '');
}

function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

function cut(path: string, folder: string): string {
  return path.slice(folder.length + 1);
}
