import { escapeHtml } from '../core/html-inline.ts';
import { publicAddress } from './site-paths.ts';

/** The protocol allows no more in one file. */
const MAX_ADDRESSES = 50_000;

/**
 * The files of a site map (sitemaps.org) by name: `sitemap.xml`, and where there are more pages than one may name, an index of
 * several.
 * @param base the site's full address, with its closing slash
 * @param files of the pages, below the site's root
 */
export function siteMap(base: string, files: readonly string[], limit = MAX_ADDRESSES): Map<string, string> {
  const addresses = files.map((file) => publicAddress(base, file));
  if (addresses.length <= limit) return new Map([['sitemap.xml', list('urlset', 'url', addresses)]]);
  const maps = new Map<string, string>();
  for (let at = 0; at < addresses.length; at += limit) {
    maps.set(`sitemap-${maps.size + 1}.xml`, list('urlset', 'url', addresses.slice(at, at + limit)));
  }
  const names = [...maps.keys()].map((name) => base + name);
  return maps.set('sitemap.xml', list('sitemapindex', 'sitemap', names));
}

function list(whole: string, item: string, addresses: readonly string[]): string {
  const items = addresses.map((address) => `<${item}><loc>${escapeHtml(address)}</loc></${item}>`);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<${whole} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`,
    ...items,
    `</${whole}>`,
    '',
  ].join('\n');
}
