import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app } from 'electron';
import { CACHE_FOLDER, homeFolder, PACKS_FOLDER } from '../indexer/core/home.ts';

/** The package's root: this file is bundled to `out/electron/`, two folders below it. */
const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The built app. */
export const WEB_FOLDER = join(ROOT, 'out/web');
export const PRELOAD = join(ROOT, 'out/electron/preload/preload.cjs');
/** The program of the importer's own process. */
export const IMPORTER = join(ROOT, 'out/electron/importer.js');
/** The program of the process that looks after the library. */
export const KEEPER = join(ROOT, 'out/electron/keeper.js');
/** The packs that ship with djdocs. */
const SHIPPED_PACKS = join(ROOT, 'out/packs');

/** The folder with the packs of this person, the same as the command's. */
export function installedPacks(): string {
  return join(home(), PACKS_FOLDER);
}

/** The folder for files while they are fetched. */
export function downloadsFolder(): string {
  return join(home(), CACHE_FOLDER, 'downloads');
}

/** The folder of this person's documentation, the same as the command's. */
export function home(): string {
  const { env, platform } = process;
  return homeFolder({ env, platform, userFolder: app.getPath('home') });
}

/** Folders with packs; the first that has any is shown. */
export function packFolders(): readonly string[] {
  return [installedPacks(), SHIPPED_PACKS];
}
