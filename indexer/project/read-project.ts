import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import type { Diagnostic } from '../core/types.ts';
import { readPipfileLock, readTomlLock } from './lock-files.ts';
import type { FilePin, Pin } from './pin.ts';
import { readPipfile, readPyproject } from './pyproject.ts';
import { readRequirementsFile } from './requirements-file.ts';
import { readSetupCfg } from './setup-cfg.ts';
import { readVirtualEnvironment } from './virtual-environment.ts';

/** A Python project as far as it says which versions it uses. */
export interface Project {
  readonly folder: string;
  readonly pins: readonly Pin[];
  /** Files that could not be read, and why. */
  readonly diagnostics: readonly Diagnostic[];
}

/** No lock file that people keep is longer; reading one that is would only keep its reader waiting. */
const MAX_BYTES = 32 * 1024 * 1024;

/** The files that pin versions, in the order in which they are believed among equals. */
const READERS: readonly (readonly [name: RegExp, read: (text: string) => FilePin[]])[] = [
  [/^(uv|poetry|pdm)\.lock$/, readTomlLock],
  [/^pylock(\.[^.]+)?\.toml$/, readTomlLock],
  [/^Pipfile\.lock$/, readPipfileLock],
  [/^pyproject\.toml$/, readPyproject],
  [/^Pipfile$/, readPipfile],
  [/^setup\.cfg$/, readSetupCfg],
];
const REQUIREMENTS = /^(requirements|constraints)([-_.].*)?\.(txt|in)$|^.+[-_.]requirements\.txt$/;
/** Where projects keep requirement files that are not beside their code. */
const REQUIREMENTS_FOLDER = 'requirements';

/**
 * The Python project that a folder belongs to: the nearest one at or above it that has a file which pins versions.
 * Nothing of the project is imported or run.
 * @param top where to stop looking, with it (a home folder is nobody's project)
 * @returns undefined when there is none.
 */
export function readProject(
  from: string,
  { active, top }: { readonly active?: string; readonly top?: string } = {},
): Project | undefined {
  for (let folder = from; folder !== top; folder = dirname(folder)) {
    if (isProject(folder)) return readFolder(folder, active);
    if (dirname(folder) === folder || existsSync(join(folder, '.git'))) return undefined;
  }
  return undefined;
}

function isProject(folder: string): boolean {
  return (
    existsSync(join(folder, 'setup.py')) ||
    existsSync(join(folder, 'manage.py')) ||
    list(folder).some((name) => readerOf(name) !== undefined || REQUIREMENTS.test(name))
  );
}

function readFolder(folder: string, active: string | undefined): Project {
  const diagnostics: Diagnostic[] = [];
  const pins = readVirtualEnvironment(folder, active);
  const names = list(folder);
  for (const [pattern, read] of READERS) {
    for (const file of names.filter((name) => pattern.test(name))) {
      pins.push(...readFile(folder, file, read, diagnostics));
    }
  }
  const inFolder = list(join(folder, REQUIREMENTS_FOLDER)).filter((name) => /\.(txt|in)$/.test(name));
  const files = [
    ...names.filter((name) => REQUIREMENTS.test(name)),
    ...inFolder.map((name) => `${REQUIREMENTS_FOLDER}/${name}`),
  ];
  pins.push(...readRequirements(folder, files, diagnostics));
  return { folder, pins, diagnostics };
}

/** Requirement files with those that they include; each is read once, so files that include each other end. */
function readRequirements(folder: string, files: readonly string[], diagnostics: Diagnostic[]): Pin[] {
  const pins: Pin[] = [];
  const queue = [...files];
  const seen = new Set<string>();
  for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
    if (seen.has(file)) continue;
    seen.add(file);
    const base = posix.dirname(file);
    const read = (text: string) => {
      const { pins: found, includes } = readRequirementsFile(text);
      queue.push(...includes.map((path) => posix.join(base, path)));
      return found;
    };
    pins.push(...readFile(folder, file, read, diagnostics));
  }
  return pins;
}

function readFile(
  folder: string,
  file: string,
  read: (text: string) => readonly FilePin[],
  diagnostics: Diagnostic[],
): Pin[] {
  try {
    return read(readInside(folder, file)).map((pin) => ({ ...pin, file }));
  } catch (error) {
    diagnostics.push({
      severity: 'warning',
      code: 'project-file-skipped',
      message: `it is skipped: ${error instanceof Error ? error.message.split('\n')[0] : error}`,
      file,
      line: 0,
    });
    return [];
  }
}

/** The text of a file of a project. @throws Error when it lies outside of it, or is too long to be one. */
function readInside(folder: string, file: string): string {
  const path = realpathSync(join(folder, file));
  if (relative(realpathSync(folder), path).split(sep)[0] === '..')
    throw new Error('it lies outside the project');
  const { size } = statSync(path);
  if (size > MAX_BYTES)
    throw new Error(`it has ${Math.round(size / 2 ** 20)} MB, more than the ${MAX_BYTES / 2 ** 20} read`);
  return readFileSync(path, 'utf8');
}

function readerOf(name: string): ((text: string) => FilePin[]) | undefined {
  return READERS.find(([pattern]) => pattern.test(name))?.[1];
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
