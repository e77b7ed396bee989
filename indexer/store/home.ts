import { homedir } from 'node:os';
import { join } from 'node:path';
import { CACHE_FOLDER, homeFolder, PACKS_FOLDER, RUNTIMES_FOLDER } from '../core/home.ts';

/** The folder with the packs of the person who runs this process. */
export function installedPacksFolder(): string {
  return join(home(), PACKS_FOLDER);
}

/** The folder with what that person has added for snippets to run on. */
export function addedRuntimesFolder(): string {
  return join(home(), RUNTIMES_FOLDER);
}

/** The folder for files while they are fetched. */
export function downloadsFolder(): string {
  return join(home(), CACHE_FOLDER, 'downloads');
}

function home(): string {
  const { env, platform } = process;
  return homeFolder({ env, platform, userFolder: homedir() });
}
