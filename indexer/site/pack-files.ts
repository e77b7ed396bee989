import type { Pack } from '../core/pack.ts';
import { MANIFEST_FILE, PARTS_FOLDER, partFileName } from '../core/pack-files.ts';
import { packIndex } from '../core/pack-routes.ts';
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
