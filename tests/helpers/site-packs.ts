import { gunzipSync } from 'node:zlib';
import { DocsError, PackIntegrityError } from '../../indexer/core/errors.ts';
import type { SearchRequest } from '../../indexer/core/query.ts';
import { type SearchAnswer, searchPacks } from '../../indexer/core/search-packs.ts';
import { parseSiteCatalogue } from '../../indexer/core/site-catalogue.ts';
import { SitePack } from '../../indexer/core/site-pack.ts';
import { encodeSiteIndex, type IndexedPack } from '../../indexer/pipeline/site-index.ts';

/** The packs of a site over the index that is made of them, in memory. */
export async function sitePacksOf(
  packs: readonly IndexedPack[],
  app?: string,
): Promise<Map<string, SitePack>> {
  const { catalogue: bytes, parts } = await encodeSiteIndex(packs, app);
  const catalogue = parseSiteCatalogue(bytes, 'the site');
  const source = (id: string) => ({
    place: `site "${id}"`,
    manifest: () => Promise.reject(new Error('a site has no manifests')),
    part: async (name: string) => {
      const inline = catalogue.inline?.[name];
      if (inline !== undefined) return new Uint8Array(gunzipSync(Buffer.from(inline, 'base64')));
      const found = parts.get(`${id}/search/${name}`);
      if (!found) throw new PackIntegrityError(`site "${id}" lacks ${name}`, 'Upload it again');
      return found;
    },
  });
  return new Map(
    catalogue.packs.map((entry) => [entry.id, new SitePack(entry, source(entry.id), catalogue.app)]),
  );
}

/** A search over such packs. */
export function searchSite(
  packs: ReadonlyMap<string, SitePack>,
  request: SearchRequest,
): Promise<SearchAnswer> {
  return searchPacks(
    {
      docSets: async () => [...packs.keys()].sort(),
      withPack: async (id, use) => {
        const pack = packs.get(id);
        if (!pack) throw new DocsError('not-found', `There is no doc set "${id}"`, 'Ask for another');
        return use(pack);
      },
    },
    request,
  );
}
