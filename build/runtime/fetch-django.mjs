// @ts-check
import { chmod, cp, lstat, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from './commands.mjs';

/** Debian's suites by the Django they carry. */
const SUITES = new Map([
  ['5.2', 'forky'],
  ['4.2', 'trixie'],
]);
const PIP_TIMEOUT = 90_000;
const APT_TIMEOUT = 180_000;

/**
 * Puts Django of a series and what it needs into a folder, with Python's own installer, which checks the hashes that its
 * index gives.
 *
 * @param {string} series such as `5.2`, a full version such as `5.2.1`, or '' for the newest
 * @param {string} folder
 * @throws {Error} when there is no pip or it cannot reach its index
 */
export async function fetchWithPip(series, folder) {
  const options = [
    '-q',
    '--target',
    folder,
    '--only-binary=:all:',
    '--python-version',
    '3.12',
    '--no-compile',
  ];
  const patience = ['--timeout', '5', '--retries', '0'];
  const exact = series.split('.').length > 2 ? series : `${series}.*`;
  const wanted = [series === '' ? 'django' : `django==${exact}`, 'asgiref', 'sqlparse', 'tzdata'];
  await runProgram('python3', ['-m', 'pip', 'install', ...options, ...patience, ...wanted], {
    timeout: PIP_TIMEOUT,
  });
}

/**
 * Puts Django of a series and what it needs into a folder, with Debian's package tools: in package lists of its own, so
 * that the machine's are left alone, from the mirror the machine already uses, and with apt checking signatures.
 *
 * @param {string} series such as `5.2`
 * @param {string} folder
 * @throws {Error} when this is no such machine, or its mirror does not have the packages
 */
export async function fetchWithApt(series, folder) {
  const suite = series === '' ? SUITES.values().next().value : SUITES.get(series);
  if (suite === undefined) throw new Error(`no suite is known to carry Django ${series}`);
  const mirror = await debianMirror();
  const work = await mkdtemp(join(tmpdir(), 'djdocs-apt-'));
  try {
    // apt reads and writes as a user of its own, who has to be able to come in.
    await chmod(work, 0o755);
    for (const name of ['lists/partial', 'cache/archives/partial', 'debs'])
      await mkdir(join(work, name), { recursive: true });
    await writeFile(join(work, 'sources.list'), `deb ${mirror} ${suite} main\n`);
    const options = Object.entries({
      'Dir::Etc::sourcelist': join(work, 'sources.list'),
      'Dir::Etc::sourceparts': '-',
      'Dir::State::Lists': join(work, 'lists'),
      'Dir::Cache': join(work, 'cache'),
      'Acquire::Retries': '0',
      'Acquire::http::Timeout': '10',
      'Acquire::Languages': 'none',
    }).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
    const packages = ['python3-django', 'python3-asgiref', 'python3-sqlparse'];
    await runProgram('apt-get', ['-qq', ...options, 'update'], { timeout: APT_TIMEOUT });
    await runProgram('apt-get', ['-qq', ...options, 'download', ...packages], {
      timeout: APT_TIMEOUT,
      cwd: join(work, 'debs'),
    });
    for (const name of await readdir(join(work, 'debs'))) {
      await runProgram('dpkg-deb', ['-x', join(work, 'debs', name), join(work, 'root')], {
        timeout: APT_TIMEOUT,
      });
    }
    await cp(join(work, 'root', 'usr', 'lib', 'python3', 'dist-packages'), folder, {
      recursive: true,
      filter: isWhole,
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Debian links some files into packages that are not unpacked here; those links lead nowhere.
 * @param {string} path */
async function isWhole(path) {
  if (!(await lstat(path)).isSymbolicLink()) return true;
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** The Debian archive that this machine's apt uses, in either of the two ways to write it down. */
async function debianMirror() {
  const folder = '/etc/apt/sources.list.d';
  const names = await readdir(folder).catch(() => /** @type {string[]} */ ([]));
  for (const path of ['/etc/apt/sources.list', ...names.sort().map((name) => join(folder, name))]) {
    const text = await readFile(path, 'utf8').catch(() => '');
    for (const line of text.split('\n')) {
      if (!/^\s*(deb\s|URIs:)/.test(line)) continue;
      const mirror = /(?:https?|file):\/\/\S+\/debian\/?(?=\s|$)/.exec(line);
      if (mirror !== null) return mirror[0];
    }
  }
  throw new Error('apt has no Debian mirror on this machine');
}
