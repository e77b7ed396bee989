import type { StoredPack } from './pack-files.ts';
import type { SiteFile } from './site-file.ts';
import { rootFrom } from './site-paths.ts';

/** The pictures of a site's packs. */
export interface SitePictures {
  /** Those that pages load. */
  readonly files: readonly SiteFile[];
  /** The address of a picture from a page; '' for what is none. */
  addressFrom(file: string): (asset: string) => string;
}

/** How files begin that are pictures whoever opens them, and can be nothing else. */
const KINDS: readonly { readonly ending: string; readonly at: number; readonly bytes: string }[] = [
  { ending: 'png', at: 0, bytes: '\u0089PNG\r\n\u001a\n' },
  { ending: 'jpg', at: 0, bytes: '\u00ff\u00d8\u00ff' },
  { ending: 'gif', at: 0, bytes: 'GIF8' },
  { ending: 'webp', at: 8, bytes: 'WEBP' },
];

/**
 * Pictures become files, but for drawings: one may hold script, which runs where it is opened by an address of its own. It is put
 * into the pages that show it, as data, and nothing in it runs there.
 */
export async function sitePictures(packs: readonly StoredPack[]): Promise<SitePictures> {
  const files = new Map<string, SiteFile>();
  const drawings = new Map<string, string>();
  for (const { pack } of packs) {
    for (const { name } of (await pack.directory()).assets) {
      const bytes = await pack.asset(name);
      const ending = endingOf(bytes);
      if (ending) {
        files.set(name, { path: `media/${name}.${ending}`, content: () => pack.asset(name) });
      } else if (isDrawing(bytes)) {
        drawings.set(name, `data:image/svg+xml;base64,${Buffer.from(bytes).toString('base64')}`);
      }
    }
  }
  return {
    files: [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1)),
    addressFrom: (file) => (asset) => {
      const picture = files.get(asset);
      return picture ? rootFrom(file) + picture.path : (drawings.get(asset) ?? '');
    },
  };
}

function endingOf(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 16));
  return KINDS.find((kind) => start.startsWith(kind.bytes, kind.at))?.ending;
}

function isDrawing(bytes: Uint8Array): boolean {
  return /^\ufeff?\s*<(\?xml|!--|!doctype svg|svg)/i.test(new TextDecoder().decode(bytes.subarray(0, 200)));
}
