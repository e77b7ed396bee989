import type { IncomingMessage, ServerResponse } from 'node:http';
import { PACK_INDEX_HEADERS, packIndex, routePackRequest } from '../core/pack-routes.ts';
import { folderShelf } from '../store/folder-source.ts';
import { answerFile } from './static-files.ts';

/**
 * Answers a request below `packs/` from the first of the folders that has any packs.
 * @returns false when there is no such thing.
 */
export async function answerPacks(
  path: string,
  folders: readonly string[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const route = routePackRequest(path);
  if (!route) return false;
  const folder = await firstWithPacks(folders);
  if (route.kind === 'file') {
    return folder !== undefined && answerFile(folder, route.path, request, response, route.headers);
  }
  response.writeHead(200, PACK_INDEX_HEADERS);
  response.end(packIndex(folder ? await folderShelf(folder).list() : []));
  return true;
}

async function firstWithPacks(folders: readonly string[]): Promise<string | undefined> {
  for (const folder of folders) {
    if ((await folderShelf(folder).list()).length > 0) return folder;
  }
  return undefined;
}
