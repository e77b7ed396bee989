import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DocsError } from '../core/errors.ts';
import { addedRuntimes } from '../runtime/added-runtimes.ts';
import { chooseDjango } from '../sandbox/choose-django.ts';
import { parseRuntimeManifest, RUNTIME_MANIFEST, type RuntimeManifest } from '../sandbox/runtime-manifest.ts';
import { pythonProgram, runtimeFolder, scriptProgram } from './package-files.ts';
import type { PythonPlace } from './python-process.ts';

/** A Django that snippets can run on. */
export interface InstalledDjango {
  readonly version: string;
  /** Where its pack lies. */
  readonly pack: string;
  readonly snapshot?: { readonly file: string; readonly harness: string };
}

/** What there is to run snippets on: what was built in, and what the person has added. @throws {DocsError} `runtime-missing` when djdocs was built without Python */
export function readRuntime(): {
  readonly manifest: RuntimeManifest;
  readonly django: readonly InstalledDjango[];
} {
  const folder = runtimeFolder();
  const file = join(folder, RUNTIME_MANIFEST);
  if (!existsSync(file)) {
    throw new DocsError(
      'runtime-missing',
      'This djdocs has no Python to run snippets on',
      'Build it with `npm run build`',
    );
  }
  const manifest = parseRuntimeManifest(readFileSync(file, 'utf8'));
  const builtIn = manifest.django.map(({ version, pack, snapshot }) => ({
    version,
    pack: join(folder, pack.name),
    ...(snapshot && { snapshot: { file: join(folder, snapshot.name), harness: snapshot.harness } }),
  }));
  // Byte code is for one Python alone.
  const added = addedRuntimes().filter(({ pyodide }) => pyodide === manifest.pyodide);
  const isReplaced = ({ version }: InstalledDjango) => added.some((one) => one.version === version);
  return { manifest, django: [...builtIn.filter((one) => !isReplaced(one)), ...added] };
}

/** What to run a script with, which needs nothing but its program. */
export function placeForScripts(): PythonPlace {
  return { program: scriptProgram(), runtime: dirname(scriptProgram()), django: undefined };
}

/**
 * Where to run code that documents a version.
 * @param isNeeded whether it uses Django at all
 */
export function placeToRun(
  docVersion: string | undefined,
  isNeeded: boolean,
): PythonPlace & { readonly version?: string } {
  const { django } = readRuntime();
  const chosen = isNeeded ? chooseDjango(django, docVersion) : undefined;
  return {
    program: pythonProgram(),
    runtime: runtimeFolder(),
    django: chosen?.pack,
    ...(chosen?.snapshot && { snapshot: chosen.snapshot }),
    ...(chosen && { version: chosen.version }),
  };
}
