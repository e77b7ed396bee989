import { constants, gzipSync } from 'node:zlib';
import type { Pack } from '../core/pack.ts';
import { MANIFEST_FILE, PARTS_FOLDER, partFileName } from '../core/pack-files.ts';
import { packIndex } from '../core/pack-routes.ts';
import { SITE_CATALOGUE_FILE, type SitePages } from '../core/site-catalogue.ts';
import { encodeSiteIndex } from '../pipeline/site-index.ts';
import { type SiteFile, textFile } from './site-file.ts';

/** A pack, with its files as they are stored. */
export interface StoredPack {
  readonly pack: Pack;
  /** Names of its parts. */
  readonly parts: readonly string[];
  /** A part as it is stored, compressed. */
  readPart(name: string): Promise<Uint8Array>;
}

/** All parts of some packs. They never change, so they may come before the manifests that name them. */
export function partFiles(packs: readonly StoredPack[]): SiteFile[] {
  return packs.flatMap(({ pack, parts, readPart }) =>
    [...new Set(parts)].sort().map((name) => ({
      path: `packs/${pack.id}/${PARTS_FOLDER}/${partFileName(name)}`,
      content: () => readPart(name),
    })),
  );
}

/** What names the parts: a manifest for each pack, and the list of packs. */
export function manifestFiles(packs: readonly StoredPack[]): SiteFile[] {
  const manifests = packs.map(({ pack }) =>
    textFile(`packs/${pack.id}/${MANIFEST_FILE}`, () => JSON.stringify(pack.manifest)),
  );
  return [...manifests, textFile('packs/index.json', () => packIndex(packs.map(({ pack }) => pack.id)))];
}

/** The search index of a site: its parts, and the catalogue that names them. */
export interface SearchFiles {
  readonly parts: readonly SiteFile[];
  readonly catalogue: SiteFile;
}

/**
 * @param pages where the pages of a doc set stand, by version
 * @param app the address of the app from the folder with the packs, where there is one
 */
export async function searchFiles(
  packs: readonly Pack[],
  pages: (docSet: string) => Readonly<Record<string, SitePages>>,
  app?: string,
): Promise<SearchFiles> {
  const indexed = packs.map((pack) => ({ pack, pages: pages(pack.id) }));
  const { catalogue, parts } = await encodeSiteIndex(indexed, app);
  const packed = (bytes: Uint8Array) => gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION });
  return {
    parts: [...parts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, bytes]) => ({ path: `packs/${name}.gz`, content: async () => packed(bytes) })),
    catalogue: { path: `packs/${SITE_CATALOGUE_FILE}`, content: async () => packed(catalogue) },
  };
}
