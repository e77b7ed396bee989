import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { normalName, type Pin } from './pin.ts';

/** What people call the environment that lies in a project's folder. */
const FOLDERS = ['.venv', 'venv', 'env', '.env', '.virtualenv'];

/**
 * The packages installed in a project's virtual environment, from the metadata that installers leave there. Nothing
 * of it is imported or run.
 * @param active the environment that the shell has activated (`VIRTUAL_ENV`), which comes first
 */
export function readVirtualEnvironment(project: string, active: string | undefined): Pin[] {
  const folders = [...(active ? [active] : []), ...FOLDERS.map((name) => join(project, name))];
  for (const folder of folders) {
    const pins = sitePackages(folder).flatMap((packages) => readSitePackages(packages, project));
    if (pins.length > 0) return pins;
  }
  return [];
}

function sitePackages(environment: string): string[] {
  const pythons = list(join(environment, 'lib')).filter((name) => /^(python|pypy)\d/.test(name));
  return [
    ...pythons.map((name) => join(environment, 'lib', name, 'site-packages')),
    join(environment, 'Lib', 'site-packages'),
  ];
}

function readSitePackages(folder: string, project: string): Pin[] {
  return list(folder).flatMap((name): Pin[] => {
    if (!/\.(dist|egg)-info$/.test(name)) return [];
    const metadata = join(folder, name, name.endsWith('.dist-info') ? 'METADATA' : 'PKG-INFO');
    const text = read(metadata);
    const [, found] = /^Name:\s*(\S+)\s*$/m.exec(text) ?? [];
    const [, version] = /^Version:\s*(\S+)\s*$/m.exec(text) ?? [];
    if (!found || !version) return [];
    const file = metadata.startsWith(`${project}/`) ? metadata.slice(project.length + 1) : metadata;
    return [{ name: normalName(found), kind: 'installed', specifier: `==${version}`, file, line: 0 }];
  });
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

/** The head of a metadata file; a damaged one says nothing. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8').split(/\r?\n\r?\n/)[0] ?? '';
  } catch {
    return '';
  }
}
