import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchWithApt, fetchWithPip } from '../../../build/runtime/fetch-django.mjs';
import { DocsError, UsageError } from '../../core/errors.ts';
import { addedRuntimes, keepRuntime, newDraft, removeRuntime } from '../../runtime/added-runtimes.ts';
import { djangoVersionOf, type PackageFiles, readPackages } from '../../runtime/read-packages.ts';
import { EXIT } from '../exit-codes.ts';
import { preparePackages } from '../prepare-packages.ts';
import { readRuntime } from '../runtimes.ts';
import type { Terminal } from '../terminal.ts';

/** The ways to get a Django that is not here yet. */
const ROUTES = { pip: fetchWithPip, apt: fetchWithApt } as const;
type Route = keyof typeof ROUTES;
const NAMED = /^django(?:==(\d+\.\d+(?:\.\d+)?))?$/i;
const OWN = new Set(['django', 'asgiref', 'sqlparse', 'tzdata']);

export interface RuntimeOptions {
  readonly from?: string;
  readonly json?: boolean;
}

/** `djdocs runtime add django[==V] | FOLDER | WHEEL…`: makes a Django one that snippets can run on. */
export async function runtimeAddCommand(
  given: readonly string[],
  options: RuntimeOptions,
  terminal: Terminal,
): Promise<number> {
  const { manifest } = readRuntime();
  const routes = routesOf(options.from);
  const files: PackageFiles = new Map();
  for (const one of given) {
    const named = NAMED.exec(one);
    const more = named ? await fetched(named[1] ?? '', routes, terminal) : await readPackages(one);
    for (const [path, content] of more) files.set(path, content);
  }
  const version = djangoVersionOf(files);
  const draft = newDraft();
  try {
    const { harness, why } = await preparePackages(files, draft);
    const packages = [...new Set([...files.keys()].map((path) => path.split('/')[0] ?? ''))].filter(
      (name) => !OWN.has(name),
    );
    const about = {
      version,
      from: given.join(' '),
      packages,
      pyodide: manifest.pyodide,
      ...(harness && { harness }),
    };
    keepRuntime(draft, about);
    if (options.json)
      terminal.out(
        JSON.stringify({ version, packages, hasSnapshot: harness !== undefined, ...(why && { why }) }),
      );
    else {
      terminal.out(`Snippets run on Django ${version} now`);
      if (packages.length > 0) terminal.out(`  with       ${packages.join(', ')}`);
      if (why) terminal.out(`  slow start, because it could not be kept as it is once it is set up: ${why}`);
    }
    return EXIT.ok;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** `djdocs runtime list`: what snippets can run on. */
export function runtimeListCommand(options: RuntimeOptions, terminal: Terminal): number {
  const { manifest } = readRuntime();
  const added = addedRuntimes();
  const builtIn = manifest.django.filter(({ version }) => !added.some((one) => one.version === version));
  const list = [
    ...builtIn.map(({ version }) => ({ version, from: 'built in', packages: [], isUsable: true })),
    ...added.map(({ version, from, packages, pyodide }) => {
      return { version, from, packages, isUsable: pyodide === manifest.pyodide };
    }),
  ].sort((a, b) => b.version.localeCompare(a.version, 'en', { numeric: true }));
  if (options.json) {
    terminal.out(JSON.stringify({ python: manifest.python, django: list }, null, 2));
    return EXIT.ok;
  }
  terminal.out(`Python ${manifest.python}`);
  for (const { version, from, packages, isUsable } of list) {
    const about = [from, ...(packages.length > 0 ? [`with ${packages.join(', ')}`] : [])];
    if (!isUsable) about.push('made for another Python: add it again');
    terminal.out(`Django ${version}  ${terminal.dim(about.join(', '))}`);
  }
  if (list.length === 0) terminal.out('No Django: `djdocs runtime add django` gets one');
  return EXIT.ok;
}

/** `djdocs runtime remove VERSION`. @throws {DocsError} `not-found` */
export function runtimeRemoveCommand(version: string, options: RuntimeOptions, terminal: Terminal): number {
  if (!removeRuntime(version))
    throw new DocsError(
      'not-found',
      `No Django ${version} was added`,
      '`djdocs runtime list` shows what there is',
    );
  terminal.out(options.json ? JSON.stringify({ removed: version }) : `Django ${version} is removed`);
  return EXIT.ok;
}

function routesOf(text = Object.keys(ROUTES).join(',')): Route[] {
  return text.split(',').map((name) => {
    if (Object.hasOwn(ROUTES, name)) return name as Route;
    throw new UsageError(
      `There is no way called "${name}" to get a Django`,
      `Known are ${Object.keys(ROUTES).join(', ')}`,
    );
  });
}

async function fetched(version: string, routes: readonly Route[], terminal: Terminal): Promise<PackageFiles> {
  const reasons: string[] = [];
  for (const route of routes) {
    const folder = mkdtempSync(join(tmpdir(), 'djdocs-django-'));
    try {
      if (terminal.showsProgress)
        terminal.err(`getting Django ${version || 'as new as there is'} with ${route}`);
      await ROUTES[route](version, folder);
      return await readPackages(folder);
    } catch (error) {
      reasons.push(error instanceof Error ? error.message : String(error));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  throw new DocsError(
    'source-missing',
    `Django ${version} could not be fetched: ${reasons.join('; ')}`,
    'Give a folder or a wheel that holds it',
  );
}
