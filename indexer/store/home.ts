import { homedir } from 'node:os';
import { join } from 'node:path';
import { homeFolder, PACKS_FOLDER } from '../core/home.ts';

/** The folder with the packs of the person who runs this process. */
export function installedPacksFolder(): string {
  const { env, platform } = process;
  return join(homeFolder({ env, platform, userFolder: homedir() }), PACKS_FOLDER);
}
