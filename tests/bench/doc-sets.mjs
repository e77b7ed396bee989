import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../build/root.mjs';
import { unpackCorpus } from './corpora.mjs';

/** The `djdocs` command as it ships. */
export const DJDOCS = join(root, 'out/cli/djdocs.js');

/**
 * Installs documentation, each source in the doc set that it belongs to or in one of its own.
 * @param {string} home the folder for DJDOCS_HOME
 * @param {readonly string[]} sources
 * @param {string} [docSet]
 * @returns {NodeJS.ProcessEnv} the environment with that home
 */
export function install(home, sources, docSet) {
  const env = { ...process.env, DJDOCS_HOME: home };
  const named = docSet === undefined ? [] : ['--doc-set', docSet];
  execFileSync(process.execPath, [DJDOCS, 'add', ...sources, ...named], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return env;
}

/**
 * Installs as many doc sets as wanted: Django's HTML, then all skills, cards and seeds, each for itself, as often as it
 * takes.
 * @param {string} data the folder that DJDOCS_TEST_DATA names
 * @param {string} work a folder for what is unpacked
 * @param {string} home
 * @param {number} count
 * @returns {NodeJS.ProcessEnv}
 */
export function installMany(data, work, home, count) {
  const [skills, cards] = ['skills', 'cards'].map((name) => unpackCorpus(data, name, work));
  const seeds = join(data, 'seeds');
  const others = [skills, cards, seeds].flatMap((folder) =>
    readdirSync(/** @type {string} */ (folder))
      .sort()
      .map((name) => join(/** @type {string} */ (folder), name)),
  );
  const env = install(home, [unpackCorpus(data, 'django-5.2-html', work)]);
  for (let i = 1; i < count; i++) {
    const source = /** @type {string} */ (others[(i - 1) % others.length]);
    install(home, [source], `set-${String(i).padStart(2, '0')}`);
  }
  return env;
}
