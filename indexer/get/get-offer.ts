import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportRequest } from '../core/import-messages.ts';
import type { Offer } from './catalogue.ts';
import { type DownloadOptions, download } from './download.ts';

/** A file on this machine with an offer's documentation, and how it is to be imported. */
export interface FetchedOffer {
  readonly request: Omit<ImportRequest, 'packs'>;
  /** Holds the file alone, and is to be deleted afterwards. */
  readonly folder: string;
}

/**
 * Fetches what an offer names.
 * @param folder for the file until it is forgotten
 * @throws as `download`
 */
export async function fetchOffer(
  offer: Offer,
  folder: string,
  options: Pick<DownloadOptions, 'limits' | 'onProgress' | 'signal'>,
): Promise<FetchedOffer> {
  const { entry, url } = offer;
  const fetched = await download(url, { ...options, kind: entry.file, folder });
  // A source is known by its name from one update to the next.
  const named = join(folder, `${entry.name}-${fetched.sha256.slice(0, 12)}`);
  mkdirSync(named, { recursive: true });
  const file = join(named, entry.file === 'zip' ? `${entry.name}.zip` : 'llms-full.txt');
  renameSync(fetched.path, file);
  const { sha256, etag } = fetched;
  const origin = { url, sha256, ...(etag === undefined ? {} : { etag }) };
  return {
    request: {
      sources: [file],
      ...importOptions(offer),
      fetched: { origin, license: entry.license },
    },
    folder: named,
  };
}

/** How an offer's documentation is imported, wherever it lies. */
export function importOptions({ entry, version }: Offer): Pick<ImportRequest, 'docSet' | 'version'> {
  return {
    // Several skills become a doc set each.
    ...(entry.format === 'skill' ? {} : { docSet: entry.name }),
    ...(version === undefined ? {} : { version }),
  };
}
