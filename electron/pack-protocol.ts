import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { MANIFEST_FILE } from '../indexer/core/pack-files.ts';
import { PACK_INDEX_HEADERS, packIndex, routePackRequest } from '../indexer/core/pack-routes.ts';
import { isDocSetId } from '../indexer/core/ref.ts';
import { refuse, respond, respondWithFile } from './responses.ts';

export const PACKS_PATH = 'packs/';

/** Answers a request below `packs/`, read-only, from the first of the folders that has any packs. */
export async function answerPacks(address: string, folders: readonly string[]): Promise<Response> {
  const route = routePackRequest(address.slice(PACKS_PATH.length));
  if (!route) return refuse(404, address);
  const shelf = await firstShelf(folders);
  if (route.kind === 'index') return respond(200, address, packIndex(shelf?.ids ?? []), PACK_INDEX_HEADERS);
  if (!shelf) return refuse(404, address);
  return respondWithFile(shelf.folder, route.path, address, route.headers);
}

async function firstShelf(folders: readonly string[]) {
  for (const folder of folders) {
    const names = await readdir(folder).catch(() => []);
    const ids = names.filter((name) => isDocSetId(name) && existsSync(join(folder, name, MANIFEST_FILE)));
    if (ids.length > 0) return { folder, ids: ids.sort() };
  }
  return undefined;
}
