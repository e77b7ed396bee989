import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The package's root: this file is bundled to `out/cli/`, two folders below it. */
function packageFile(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}

/** The program of the importer's own process. */
export function importerProgram(): string {
  return packageFile('out/cli/importer.mjs');
}

/** The program of the process that looks after a library. */
export function keeperProgram(): string {
  return packageFile('out/cli/keeper.mjs');
}

/** The program of the process that runs snippets. */
export function pythonProgram(): string {
  return packageFile('out/cli/python.mjs');
}

/** The program of the process that runs scripts. */
export function scriptProgram(): string {
  return packageFile('out/cli/script.mjs');
}

/** The program that makes packages ready for snippets. */
export function prepareProgram(): string {
  return packageFile('out/cli/prepare.mjs');
}

/** The Python that is built into djdocs, for the app and the terminal. */
export function runtimeFolder(): string {
  return packageFile('out/web/runtime');
}

/** The built app, for `serve`. */
export function webFolder(): string {
  return packageFile('out/web');
}

/** The built search widget, for sites. */
export function widgetFolder(): string {
  return packageFile('out/widget');
}

/** The packs that ship with djdocs; undefined where they were not built. */
export function shippedPacks(): string | undefined {
  const folder = packageFile('out/packs');
  return existsSync(folder) ? folder : undefined;
}

export function ownVersion(): string {
  return (JSON.parse(readFileSync(packageFile('package.json'), 'utf8')) as { version: string }).version;
}
