import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { root } from '../../build/root.mjs';
import { unpackCorpus } from './corpora.mjs';
import { DJDOCS, install } from './doc-sets.mjs';

/**
 * What a site costs to upload: its search index against Pagefind's bundle of the same HTML, and what an edit of one sentence
 * makes new, in an export over an earlier one that has to come to the bytes of a fresh one. Needs DJDOCS_TEST_DATA; exits 1
 * when a bar is missed.
 */
const BARS = { index: 1, edit: 0.05 };
const PAGE = 'topics/db/queries.html';

const data = process.env.DJDOCS_TEST_DATA ?? '';
if (!data) {
  console.log('bench: DJDOCS_TEST_DATA is not set; sites are measured on its corpora only');
} else {
  const work = mkdtempSync(join(tmpdir(), 'djdocs-bench-'));
  try {
    const html = unpackCorpus(data, 'django-5.2-html', work);
    measureIndex(work, html);
    measureEdit(work, html);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * @param {string} work
 * @param {string} html
 */
function measureIndex(work, html) {
  const [ours, theirs] = [join(work, 'widget'), join(work, 'pagefind')];
  djdocs(work, 'export', '--widget-only', ours, '--from', html, '--doc-set', 'django');
  const pagefind = join(root, 'node_modules/pagefind/lib/runner/bin.cjs');
  execFileSync(process.execPath, [pagefind, '--site', html, '--output-path', theirs, '--quiet']);
  const [index, bundle] = [sizesOf(join(ours, 'packs')), sizesOf(theirs)];
  const isIndex = (/** @type {string} */ path) => /^(fragment|index|filter)\/|\.pf_meta$/.test(path);
  compare(
    'index',
    total(index) / total(bundle),
    `of Pagefind's bundle (${mb(total(index))} in ${index.size} parts, ${mb(total(bundle))} in ${bundle.size})`,
  );
  const [whole, parts] = [total(sizesOf(ours)), total(bundle, isIndex)];
  line('', `with the widget ${mb(whole)}; Pagefind's index and fragments alone ${mb(parts)}`);
}

/**
 * @param {string} work
 * @param {string} html
 */
function measureEdit(work, html) {
  const [kept, fresh] = [join(work, 'kept'), join(work, 'fresh')];
  install(work, [html], 'django');
  djdocs(work, 'export', kept);
  const before = hashesOf(kept);
  const page = join(html, PAGE);
  const text = readFileSync(page, 'utf8');
  const edited = text.replace('</p>', ' One sentence more.</p>');
  if (edited === text) throw new Error(`${PAGE} has no paragraph`);
  writeFileSync(page, edited);
  install(work, [html], 'django');
  djdocs(work, 'export', kept);
  djdocs(work, 'export', fresh);

  const [after, sizes] = [hashesOf(kept), sizesOf(kept)];
  const isSame = JSON.stringify([...after]) === JSON.stringify([...hashesOf(fresh)]);
  line(isSame ? 'ok' : 'MISSED', 'the site that was updated is the fresh one, byte for byte');
  if (!isSame) process.exitCode = 1;

  const isNew = (/** @type {string} */ path) => before.get(path) !== after.get(path);
  const pythonless = (/** @type {string} */ path) => !path.startsWith('app/runtime/');
  const uploaded = total(sizes, isNew);
  const [whole, lean] = [total(sizes), total(sizes, pythonless)];
  compare(
    'edit',
    uploaded / lean,
    `of the site without Python, for one sentence (${mb(uploaded)} of ${mb(lean)})`,
  );
  line(
    '',
    `of the whole site: ${percent(uploaded / whole)} of ${mb(whole)}; ${[...sizes.keys()].filter(isNew).length} of ${sizes.size} files`,
  );
  const groups = {
    'parts of the index': /^packs\/.*\/search\/|all\.json/,
    'parts of the pack': /^packs\/(?!.*\/search\/|all\.json)/,
    pages: /^django\/|^llms\.txt|^index\.html/,
    'app and shell': /^(app|sw|site|djdocs-)/,
  };
  for (const [name, pattern] of Object.entries(groups)) {
    const [changed, all] = [
      total(sizes, (path) => pattern.test(path) && isNew(path)),
      total(sizes, (path) => pattern.test(path) && pythonless(path)),
    ];
    line('', `${name}: ${percent(changed / all)} (${mb(changed)} of ${mb(all)})`);
  }
}

/**
 * @param {string} home
 * @param {...string} args
 */
function djdocs(home, ...args) {
  const env = { ...process.env, DJDOCS_HOME: home };
  execFileSync(process.execPath, [DJDOCS, ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] });
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** @param {string} folder */
function sizesOf(folder) {
  return new Map(filesBelow(folder).map((path) => [path, statSync(join(folder, path)).size]));
}

/** @param {string} folder */
function hashesOf(folder) {
  const hash = (/** @type {string} */ path) => createHash('sha256').update(readFileSync(path)).digest('hex');
  return new Map(filesBelow(folder).map((path) => [path, hash(join(folder, path))]));
}

/**
 * @param {Map<string, number>} sizes
 * @param {(path: string) => boolean} [isCounted]
 */
function total(sizes, isCounted = () => true) {
  return [...sizes].reduce((sum, [path, size]) => sum + (isCounted(path) ? size : 0), 0);
}

/**
 * @param {keyof typeof BARS} name
 * @param {number} value
 * @param {string} what
 */
function compare(name, value, what) {
  const isMet = value <= BARS[name];
  line(isMet ? 'ok' : 'MISSED', `${value.toFixed(3)} (bar: ${BARS[name]}) ${what}`);
  if (!isMet) process.exitCode = 1;
}

/** @param {number} bytes */
function mb(bytes) {
  return `${(bytes / 1e6).toFixed(2)} MB`;
}

/** @param {number} share */
function percent(share) {
  return `${(share * 100).toFixed(1)} %`;
}

/**
 * @param {string} name
 * @param {string} text
 */
function line(name, text) {
  console.log(`${name.padEnd(10)}${text}`);
}
