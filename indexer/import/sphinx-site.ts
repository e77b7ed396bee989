import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import type { SourceFile, SourceTree } from './source-tree.ts';
import type { SphinxInventory } from './sphinx-inventory.ts';

/** Which files of a Sphinx build hold documents, and where addresses in them lead. */
export interface SphinxSite {
  /** The build's folder in the source, '.' for the whole source. */
  readonly folder: string;
  /** Files that hold documents, by the document's name (`topics/db/queries`), with their path below the folder. */
  readonly pages: ReadonlyMap<string, SitePage>;
  /** The document at the path of an address, below the folder; what it would be called where there is none. */
  documentAt(path: string): string;
  /** A hash of what `documentAt` goes by beside the path itself: every page is known by it, however many there are. */
  readonly exceptions: string;
}

export interface SitePage {
  readonly path: string;
  readonly file: SourceFile;
}

/** Documents that Sphinx makes from the others, and files that it puts beside them. */
const GENERATED =
  /^(genindex(-\w+)?|py-modindex|search|http-routingtable|_(modules|sources|downloads|images|static)\/.*)$/;

/** Whether what has this name is no document of the source's own. */
export function isGenerated(name: string): boolean {
  return GENERATED.test(name);
}

/**
 * Finds the documents of a build. Its builder names files `topics/db.html`, or `topics/db/index.html` and addresses
 * `topics/db/` (`dirhtml`); the inventory says so of each document, and without one the place of the search page does.
 * @param inventory what `objects.inv` says, read from the folder
 */
export function findSite(tree: SourceTree, folder: string, inventory?: SphinxInventory): SphinxSite {
  const html = new Map<string, SourceFile>();
  for (const file of tree.files) {
    const path = posix.relative(folder, file.path);
    if (!path.startsWith('..') && path.endsWith('.html')) html.set(path, file);
  }
  const documents = inventory?.documents ?? new Map<string, string>();
  const known = new Map([...documents].map(([name, address]) => [fileAt(address), name]));
  const addresses = [...documents.values()];
  const hasFolders =
    addresses.length > 0
      ? addresses.some((address) => address.endsWith('/'))
      : html.has('search/index.html') || html.has('genindex/index.html');
  const nameByRule = (file: string) => {
    const name = file.replace(/\.html$/, '');
    return hasFolders ? name.replace(/\/index$/, '') : name;
  };
  const documentAt = (path: string) => known.get(fileAt(path)) ?? nameByRule(fileAt(path));
  const pages = new Map<string, SitePage>();
  for (const [path, file] of html) {
    const name = documentAt(path);
    if (!isGenerated(name) && !path.split('/').some((part) => part.startsWith('_')))
      pages.set(name, { path, file });
  }
  const named = [...known].filter(([file, name]) => name !== nameByRule(file)).sort();
  return { folder, pages, documentAt, exceptions: hashText(JSON.stringify([hasFolders, named])) };
}

/** The file that a server sends for a path: that of a folder is its index. */
function fileAt(path: string): string {
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
}

function hashText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
