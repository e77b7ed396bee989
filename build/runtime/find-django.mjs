// @ts-check
import { delimiter, dirname } from 'node:path';
import { cached } from './cache.mjs';
import { runProgram } from './commands.mjs';
import { djangoIn, djangoOf, PACKAGES } from './django-folder.mjs';
import { fetchWithApt, fetchWithPip } from './fetch-django.mjs';

/** The series that the shipped documentation is about, newest first. */
export const WANTED_SERIES = ['5.2', '4.2'];

const ROUTES = [
  { name: 'pip', fetch: fetchWithPip },
  { name: 'apt', fetch: fetchWithApt },
];

/**
 * Finds the Djangos to build in: those `DJDOCS_DJANGO` names, then for each wanted series the one Python already has,
 * one fetched before, one that pip gets, one that apt gets. `DJDOCS_DJANGO=none` asks for none at all.
 *
 * @param {(line: string) => void} log
 * @returns {Promise<import('./django-folder.mjs').FoundDjango[]>} one per version, newest first
 * @throws {Error} when a folder that `DJDOCS_DJANGO` names holds no usable Django
 */
export async function findDjangos(log) {
  const { DJDOCS_DJANGO: named } = process.env;
  if (named === 'none') return [];
  const found = (named ?? '')
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => djangoIn(folder));
  const installed = await djangoOfPython();
  for (const series of WANTED_SERIES) {
    if (found.some((one) => one.series === series)) continue;
    const more = installed?.series === series ? installed : await fetchDjango(series, log);
    if (more !== undefined) found.push(more);
  }
  if (found.length === 0 && installed !== undefined) found.push(installed);
  for (const { version, from } of found) log(`Django ${version} from ${from}`);
  const single = new Map(found.map((one) => [one.version, one]));
  return [...single.values()].sort((a, b) => b.version.localeCompare(a.version, 'en', { numeric: true }));
}

/**
 * @param {string} series
 * @param {(line: string) => void} log
 */
async function fetchDjango(series, log) {
  try {
    let route = 'the cache';
    const folder = await cached(`django/${series}`, async (draft) => {
      route = await fetchBy(series, draft, log);
      djangoIn(draft, route);
    });
    return djangoIn(folder, route);
  } catch (error) {
    log(`no Django ${series}: ${error instanceof Error ? error.message : error}`);
    return undefined;
  }
}

/**
 * @param {string} series
 * @param {string} draft
 * @param {(line: string) => void} log
 */
async function fetchBy(series, draft, log) {
  /** @type {string[]} */
  const reasons = [];
  for (const { name, fetch } of ROUTES) {
    log(`getting Django ${series} with ${name}`);
    try {
      await fetch(series, draft);
      return name;
    } catch (error) {
      reasons.push(error instanceof Error ? error.message : String(error));
    }
  }
  throw new Error(reasons.join('; '));
}

/** The Django that this machine's Python imports, when it has one with all it needs. */
async function djangoOfPython() {
  const script = `import ${PACKAGES.join(', ')}\nfor package in (${PACKAGES.join(', ')}): print(package.__file__)`;
  try {
    const files = (await runProgram('python3', ['-c', script], { timeout: 20_000 })).trim().split('\n');
    return djangoOf(
      Object.fromEntries(PACKAGES.map((name, i) => [name, dirname(String(files[i]))])),
      "this machine's Python",
    );
  } catch {
    return undefined;
  }
}
