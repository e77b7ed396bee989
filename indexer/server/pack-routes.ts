import type { IncomingMessage, ServerResponse } from 'node:http';
import { isDocSetId } from '../core/ref.ts';
import { folderShelf } from '../store/folder-source.ts';
import { CURRENT_FILE, isManifestName, isPartName, PARTS_FOLDER } from '../store/pack-files.ts';
import { answerFile } from './static-files.ts';

/** Parts and manifests are named by their content, so that they may be kept for ever. */
const FOR_EVER = { 'cache-control': 'public, max-age=31536000, immutable' };

/**
 * Answers a request below `packs/`: `index.json`, `<id>/current`, `<id>/manifest-<hash>.json`, `<id>/parts/<hash>.gz`.
 * Nothing else of a pack's folder is served. @returns false when there is no such thing.
 */
export async function answerPacks(
  path: string,
  folders: readonly string[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const folder = await firstWithPacks(folders);
  if (path === 'index.json') {
    const packs = folder ? (await folderShelf(folder).list()).map((id) => ({ id })) : [];
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-cache' });
    response.end(JSON.stringify({ packs }));
    return true;
  }
  const [id = '', name = '', part = '', ...rest] = path.split('/');
  if (!folder || !isDocSetId(id) || rest.length > 0) return false;
  if (name === CURRENT_FILE && !part) return answerFile(folder, path, request, response);
  if (isManifestName(name) && !part) return answerFile(folder, path, request, response, FOR_EVER);
  if (name !== PARTS_FOLDER || !part.endsWith('.gz') || !isPartName(part.slice(0, -'.gz'.length)))
    return false;
  return answerFile(folder, path, request, response, { ...FOR_EVER, 'content-type': 'application/gzip' });
}

async function firstWithPacks(folders: readonly string[]): Promise<string | undefined> {
  for (const folder of folders) {
    if ((await folderShelf(folder).list()).length > 0) return folder;
  }
  return undefined;
}
