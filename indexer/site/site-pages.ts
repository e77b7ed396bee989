import type { SitePages } from '../core/site-catalogue.ts';
import { encodePath } from './site-paths.ts';

/**
 * Where the pages of a site stand that somebody else has built, by the rule that fits most of them: a file for each page, a folder
 * for each, or the one in a folder below the source.
 * @param files by topic path, below the source's root
 * @param address of a file
 */
export function pagesOfFiles(
  files: ReadonlyMap<string, string>,
  address: (file: string) => string,
): SitePages {
  const counts = new Map<string, number>();
  // The page of a folder is shown at the folder's own address, too.
  const addresses = [...files].map(([path, file]): [path: string, folder: string, whole: string] => [
    path,
    address(file.replace(/(^|\/)index\.html?$/i, '$1')) || './',
    address(file),
  ]);
  for (const [path, ...pages] of addresses) {
    const rules = new Set(pages.flatMap((page) => ruleFor(path, page) ?? []));
    for (const rule of rules) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  const [[url] = ['{path}']] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const odd = addresses.filter(
    ([path, ...pages]) => !pages.includes(url.replace('{path}', () => encodePath(path))),
  );
  return odd.length === 0 ? { url } : { url, except: Object.fromEntries(odd) };
}

/** The rule by which an address is a path's, if there is one. */
function ruleFor(path: string, page: string): string | undefined {
  const at = page.lastIndexOf(encodePath(path));
  return at < 0 ? undefined : `${page.slice(0, at)}{path}${page.slice(at + encodePath(path).length)}`;
}
