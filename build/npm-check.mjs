import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildAll } from './build.mjs';
import { root } from './root.mjs';

/**
 * Packs djdocs as npm would publish it, installs that into an empty prefix, and uses the command there: it has to work
 * with nothing but Node beside it.
 */
const work = mkdtempSync(join(tmpdir(), 'djdocs-npm-'));
const shell = process.platform === 'win32';
try {
  await buildAll({ log: (line) => console.log(`package: ${line}`), onlyMissing: true });
  npm('pack', '--ignore-scripts', '--pack-destination', work);
  const [tarball = ''] = readdirSync(work).filter((name) => name.endsWith('.tgz'));
  npm('install', '--global', '--prefix', join(work, 'prefix'), '--offline', join(work, tarball));
  const installed = join(work, 'prefix', shell ? '' : 'lib', 'node_modules', 'djdocs');
  assert.ok(!readdirSync(installed).includes('node_modules'), 'the package brings no dependencies');
  const command = join(work, 'prefix', shell ? 'djdocs.cmd' : 'bin/djdocs');
  djdocs(command, 'add', join(root, 'content/handbook'));
  const { hits } = JSON.parse(djdocs(command, 'search', 'Q objects', '--json'));
  assert.equal(hits[0].path, 'guide/queries', 'the installed command finds a section of the handbook');
  // Nothing listens there: that this is said shows that the function is there, with all that it needs.
  const use = `import { search } from 'djdocs/search';
    await search('x', { packs: 'http://127.0.0.1:1/' }).catch(({ code }) => console.log(code));`;
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', use], {
    cwd: installed,
    encoding: 'utf8',
  });
  assert.equal(said.trim(), 'unreachable', 'the search function can be imported by itself');
  console.log('package: the npm package installs by itself, its command and its search function work');
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** @param {string[]} args */
function npm(...args) {
  execFileSync('npm', args, { cwd: root, shell, stdio: ['ignore', 'ignore', 'inherit'] });
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function djdocs(command, ...args) {
  const env = { ...process.env, DJDOCS_HOME: join(work, 'home') };
  return execFileSync(command, args, { cwd: work, shell, env, encoding: 'utf8' });
}
