import { PackIntegrityError } from '../../indexer/core/errors.ts';
import type { PartSource } from '../../indexer/core/part-source.ts';
import { SITE_CATALOGUE_FILE, type SiteCatalogue } from '../../indexer/core/site-catalogue.ts';
import { inflate } from '../packs/inflate.ts';
import { isNamedSo } from '../packs/part-name.ts';
import { SearchError, UPLOAD_AGAIN } from './search-error.ts';

/**
 * Fetches a file that is gzip at rest, whatever the server says that it is.
 * @throws SearchError `unreachable` when nothing answers; PackIntegrityError when there is no such file, or it is damaged.
 */
export async function fetchPacked(url: string, init?: RequestInit): Promise<Uint8Array> {
  const name = url.split('/').slice(-3).join('/');
  let response: Response;
  try {
    response = await fetch(url, init);
  } catch (cause) {
    throw new SearchError('unreachable', `${name} cannot be reached`, { cause });
  }
  if (!response.ok)
    throw new PackIntegrityError(`${name} is missing (answer ${response.status})`, UPLOAD_AGAIN);
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = new Uint8Array(await response.arrayBuffer());
  } catch (cause) {
    throw new SearchError('unreachable', `${name} arrived cut off`, { cause });
  }
  return inflateOrSay(bytes, name);
}

/** The bytes of a file as they were before compression. @throws PackIntegrityError when they cannot be had */
export async function inflateOrSay(
  bytes: Uint8Array<ArrayBuffer>,
  name: string = SITE_CATALOGUE_FILE,
): Promise<Uint8Array> {
  try {
    return await inflate(bytes);
  } catch (cause) {
    throw new PackIntegrityError(`${name} arrived damaged`, UPLOAD_AGAIN, { cause });
  }
}

/** Fetches the catalogue of a site. @param packs address of the folder with the packs, with its closing slash */
export function fetchCatalogue(packs: string): Promise<Uint8Array> {
  return fetchPacked(new URL(SITE_CATALOGUE_FILE, packs).href, { cache: 'no-cache' });
}

/** The parts of a doc set, from its catalogue and by `fetch`. */
export function siteSource(packs: string, id: string, { inline }: SiteCatalogue): PartSource {
  return {
    place: `the search index of "${id}"`,
    manifest: () => Promise.reject(new Error('a site has one catalogue')),
    part: async (name) => {
      const packed = inline && Object.hasOwn(inline, name) ? inline[name] : undefined;
      const bytes =
        packed === undefined
          ? await fetchPacked(new URL(`${id}/search/${name}.gz`, packs).href)
          : await inflate(Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0)));
      if (await isNamedSo(bytes, name)) return bytes;
      // A server that answers every address with a page is seen here.
      throw new PackIntegrityError(`part ${name} of "${id}" does not hold what its name says`, UPLOAD_AGAIN);
    },
  };
}
