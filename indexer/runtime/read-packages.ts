import { lstatSync, readdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { sitesOf, versionOf } from '../../build/runtime/django-folder.mjs';
import { isLeftOut } from '../../build/runtime/trim-django.mjs';
import { DocsError } from '../core/errors.ts';
import { openArchive } from '../import/archive.ts';

/** Python packages as files by their path below `site-packages`. */
export type PackageFiles = Map<string, Uint8Array>;

/** What no snippet needs of an environment: its installers. */
const TOOLS = /^(pip|setuptools|wheel|pkg_resources|_distutils_hack|distutils-precedence\.pth|__pycache__)$/;
const BINARY = /\.(so|pyd|dylib|dll)$/;
const NEEDED = ['django', 'asgiref', 'sqlparse'];

/**
 * The packages of a folder, of a virtual environment, or of a wheel. Packages with parts that were compiled for this machine
 * are left out, because the sandbox is another one.
 * @throws {DocsError} `source-missing` or `source-unreadable`
 */
export async function readPackages(given: string): Promise<PackageFiles> {
  const stats = statSync(given, { throwIfNoEntry: false });
  if (!stats)
    throw new DocsError('source-missing', `There is no ${given}`, 'Give a folder, a wheel, or `django`');
  if (stats.isFile()) {
    const tree = await openArchive(given, given, basename(given));
    return withoutBinaries(new Map(tree.files.map((file) => [file.path, file.read()])));
  }
  const files: PackageFiles = new Map();
  const site =
    sitesOf(given).find((one) => statSync(join(one, 'django'), { throwIfNoEntry: false })) ?? given;
  collect(site, '', files);
  return withoutBinaries(files);
}

/**
 * The version of the Django among the packages.
 * @throws {DocsError} `source-unsupported` when it, or what it cannot start without, is not there
 */
export function djangoVersionOf(files: PackageFiles): string {
  for (const name of NEEDED) {
    if (!files.has(`${name}/__init__.py`)) {
      throw new DocsError(
        'source-unsupported',
        `There is no package ${name} in what was given`,
        `Give what has all of ${NEEDED.join(', ')}, several wheels in one command if need be`,
      );
    }
  }
  const version = versionOf(new TextDecoder().decode(files.get('django/__init__.py')));
  if (version !== undefined) return version;
  throw new DocsError('source-unsupported', "This Django's version cannot be read", 'Give a released Django');
}

function collect(folder: string, path: string, files: PackageFiles): void {
  for (const name of readdirSync(folder).sort()) {
    const to = path === '' ? name : `${path}/${name}`;
    if (path === '' && (TOOLS.test(name) || name.endsWith('.dist-info'))) continue;
    // A link to a folder may lead round in a circle, or anywhere; one that cannot be followed leads nowhere.
    const isLink = lstatSync(join(folder, name)).isSymbolicLink();
    const stats = statOf(join(folder, name));
    if (stats?.isDirectory()) {
      if (!isLink && !isLeftOut(to, name)) collect(join(folder, name), to, files);
    } else if (stats?.isFile()) files.set(to, readFileSync(join(folder, name)));
  }
}

function statOf(file: string): Stats | undefined {
  try {
    return statSync(file);
  } catch {
    return undefined;
  }
}

function withoutBinaries(files: PackageFiles): PackageFiles {
  const top = (path: string) => path.split('/')[0] as string;
  const binary = new Set([...files.keys()].filter((path) => BINARY.test(path)).map(top));
  const isKept = (path: string) =>
    !binary.has(top(path)) &&
    !TOOLS.test(top(path)) &&
    !top(path).endsWith('.dist-info') &&
    path.split('/').every((name, i, parts) => !isLeftOut(parts.slice(0, i + 1).join('/'), name));
  return new Map([...files].filter(([path]) => isKept(path)));
}
