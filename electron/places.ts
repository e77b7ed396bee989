import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app } from 'electron';
import { homeFolder, PACKS_FOLDER } from '../indexer/core/home.ts';

/** The package's root: this file is bundled to `out/electron/`, two folders below it. */
const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The built app. */
export const WEB_FOLDER = join(ROOT, 'out/web');
export const PRELOAD = join(ROOT, 'out/electron/preload/preload.cjs');
/** The program of the importer's own process. */
export const IMPORTER = join(ROOT, 'out/electron/importer.js');
/** The packs that ship with djdocs. */
const SHIPPED_PACKS = join(ROOT, 'out/packs');

/** The folder with the packs of this person, the same as the command's. */
export function installedPacks(): string {
  const { env, platform } = process;
  return join(homeFolder({ env, platform, userFolder: app.getPath('home') }), PACKS_FOLDER);
}

/** Folders with packs; the first that has any is shown. */
export function packFolders(): readonly string[] {
  return [installedPacks(), SHIPPED_PACKS];
}
