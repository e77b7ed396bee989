import { hashBytes } from '../pipeline/hash.ts';
import worker from './files/sw.js?raw';
import type { SiteFile } from './site-file.ts';
import { docSetFolder } from './site-paths.ts';
import type { SiteVersion } from './site-version.ts';

/**
 * The program that keeps a site for reading without a network. It is another one whenever a file of the shell is.
 * @param shell what is kept at once, so that the app starts
 * @param list the file that names all files of the site
 */
export async function serviceWorker(
  shell: readonly SiteFile[],
  versions: readonly SiteVersion[],
  list: string,
): Promise<string> {
  const hashes = await Promise.all(
    shell.map(async ({ path, content }) => `${path} ${hashBytes(await content())}`),
  );
  const config = {
    version: hashBytes(hashes.join('\n')),
    list,
    shell: shell.map(({ path }) => path),
    versions: Object.fromEntries(versions.map((version) => [version.paths.folder, placeOf(version)])),
  };
  return worker.replace('__CONFIG__', () => JSON.stringify(config));
}

/** What a version is in the app, and which of its pages is its list of pages. */
function placeOf({ docSet, label, contents }: SiteVersion): readonly [ref: string, contents: string] {
  const folder = `${docSetFolder(docSet)}/${label}/`;
  return [`${docSet}@${label}`, contents.slice(folder.length).replace(/\.html$/, '')];
}
