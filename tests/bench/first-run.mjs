import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { buffer } from 'node:stream/consumers';
import { chromium } from '@playwright/test';
import { pack } from 'tar-stream';
import { ensureChromium } from '../../build/ensure-chromium.mjs';
import { root } from '../../build/root.mjs';
import { findDjangos } from '../../build/runtime/find-django.mjs';
import { trimmedFiles } from '../../build/runtime/trim-django.mjs';
import { median } from './processes.mjs';

/**
 * How long a reader waits for the first answer of a database (make a table, insert, filter), against stock Pyodide with
 * Django unpacked into it, in Chromium and in the same run. Three waits: pressing Run in a profile that knows nothing; after
 * the page has been open for ten seconds; and the run after that. And how long the page sleeps at most while a snippet prints
 * without end. Exits 1 above a bar.
 */
const BARS = { cold: 1 / 4, preloaded: 1 / 30, second: 1 / 200 };
/** Milliseconds between two frames. */
const AWAKE_BAR = 100;
const ROUNDS = Number(process.argv[2] ?? 5);
const PYODIDE = join(root, 'node_modules/pyodide');
const MODEL = `from django.db import models
class Boat(models.Model):
    name = models.CharField(max_length=20)
`;
const PAGE_CODE = `${MODEL}Boat.objects.create(name="Ida")\nlist(Boat.objects.filter(name="Ida").values_list("name", flat=True))`;

const executablePath = ensureChromium(() => {});
const work = mkdtempSync(join(tmpdir(), 'djdocs-bench-'));
const env = { ...process.env, DJDOCS_HOME: join(work, 'home') };
/** @type {(() => void)[]} */
const closers = [];
try {
  const app = await serveApp();
  const stock = await serveStock();
  /** @type {Record<string, number[]>} */
  const times = {};
  const note = (/** @type {string} */ name, /** @type {number} */ ms) => {
    times[name] = [...(times[name] ?? []), ms];
  };
  // In turns, so that whatever else the machine does meets all alike.
  for (let round = 0; round < ROUNDS; round++) {
    note('stock', await inFreshProfile(stock, (page) => page.evaluate('firstResult()')));
    note('cold', await inFreshProfile(app, pressRun));
    await inFreshProfile(app, async (page) => {
      await page.waitForTimeout(10_000);
      note('preloaded', await pressRun(page));
      for (let again = 0; again < 3; again++) {
        // Nobody presses Run again before the answer has been seen.
        await page.waitForTimeout(500);
        note('second', await pressRun(page));
      }
    });
  }
  const floor = median(times.stock ?? []);
  console.log(`first answer, median of ${ROUNDS}: stock Pyodide and unpacked Django ${floor.toFixed(0)} ms`);
  for (const [name, bar] of Object.entries(BARS)) {
    const ms = median(times[name] ?? []);
    const ratio = ms / floor;
    console.log(
      `${name.padEnd(10)} ${ms.toFixed(0).padStart(6)} ms  1/${(1 / ratio).toFixed(1)} (bar: 1/${1 / bar})${ratio > bar ? '  MISSED' : ''}`,
    );
    if (ratio > bar) process.exitCode = 1;
  }
  const gap = await inFreshProfile(app.replace(/boats$/, 'endless'), longestFrame);
  console.log(
    `awake      ${gap.toFixed(0).padStart(6)} ms at most between two frames while a snippet prints without end (bar: ${AWAKE_BAR} ms)${gap > AWAKE_BAR ? '  MISSED' : ''}`,
  );
  if (gap > AWAKE_BAR) process.exitCode = 1;
} finally {
  for (const close of closers) close();
  rmSync(work, { recursive: true, force: true });
}

/**
 * @template T
 * @param {string} address
 * @param {(page: import('@playwright/test').Page) => Promise<T>} use
 */
async function inFreshProfile(address, use) {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await browser.newPage();
    await page.goto(address);
    await page.waitForSelector('.run-button, #ready');
    return await use(page);
  } finally {
    await browser.close();
  }
}

/** Presses Run and gives the milliseconds until the answer stands on the page, both as the page itself sees them.
 * @param {import('@playwright/test').Page} page */
function pressRun(page) {
  return page.evaluate(async () => {
    const block = document.querySelector('.code-block[data-phase]');
    const button = block?.querySelector('.run-button');
    if (!(button instanceof HTMLElement)) throw new Error('there is no Run button');
    const started = performance.now();
    button.click();
    const isDone = () => block?.getAttribute('data-phase') === 'done';
    while (isDone()) await new Promise((resolve) => setTimeout(resolve, 0));
    while (!isDone()) await new Promise((resolve) => setTimeout(resolve, 1));
    const ended = performance.now();
    if (!block?.textContent?.includes("['Ida']")) throw new Error(`it answered ${block?.textContent}`);
    return ended - started;
  });
}

/**
 * Starts a snippet that prints without end and gives the longest time between two frames from its first line to its end.
 * @param {import('@playwright/test').Page} page
 * @returns {Promise<number>} milliseconds
 */
function longestFrame(page) {
  return page.evaluate(async () => {
    const block = document.querySelector('.code-block[data-phase]');
    const button = block?.querySelector('.run-button');
    if (!(button instanceof HTMLElement)) throw new Error('there is no Run button');
    button.click();
    while (!block?.textContent?.includes('xxx againagain'))
      await new Promise((resolve) => setTimeout(resolve, 10));
    let [last, worst] = [performance.now(), 0];
    while (block?.getAttribute('data-phase') !== 'done') {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const now = performance.now();
      worst = Math.max(worst, now - last);
      last = now;
    }
    return worst;
  });
}

async function serveApp() {
  mkdirSync(join(work, 'docs'));
  writeFileSync(join(work, 'docs/boats.md'), `# Boats\n\n\`\`\`python\n${PAGE_CODE}\n\`\`\`\n`);
  writeFileSync(
    join(work, 'docs/endless.md'),
    '# Endless\n\n```python\nwhile True:\n    print("xxx " + "again" * 20)\n```\n',
  );
  const djdocs = join(root, 'out/cli/djdocs.js');
  const add = spawn(
    process.execPath,
    [djdocs, 'add', join(work, 'docs'), '--doc-set', 'bench', '--version', '5.2'],
    { env },
  );
  await new Promise((resolve) => add.once('close', resolve));
  const server = spawn(process.execPath, [djdocs, 'serve', '--port', '0'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  closers.push(() => server.kill());
  for await (const line of createInterface({ input: server.stdout }))
    return `${line.trim()}#/bench@5.2/boats`;
  throw new Error('djdocs serve did not start');
}

/** Pyodide as it comes, in a worker, and Django as its source: what somebody would write who has read Pyodide's own manual. */
async function serveStock() {
  const [django] = await findDjangos(() => {});
  if (!django) throw new Error('there is no Django to measure with');
  /** @type {Record<string, string | Uint8Array>} */
  const files = {
    '/': `<!doctype html><title>stock</title><link rel="icon" href="data:,"><p id="ready">ready</p><script type="module">
      globalThis.firstResult = () => new Promise((resolve, reject) => {
        const started = performance.now();
        const worker = new Worker('/worker.mjs', { type: 'module' });
        worker.onmessage = ({ data }) => data === "['Ida']" ? resolve(performance.now() - started) : reject(new Error(data));
        worker.onerror = (event) => reject(new Error(event.message));
      });</script>`,
    '/worker.mjs': `import { loadPyodide } from '/pyodide/pyodide.mjs';
      const pyodide = await loadPyodide({ indexURL: '/pyodide/' });
      const site = pyodide.runPython('import site; site.getsitepackages()[0]');
      pyodide.unpackArchive(await (await fetch('/django.tar')).arrayBuffer(), 'tar', { extractDir: site });
      postMessage(pyodide.runPython(${JSON.stringify(`
import os
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
import django
from django.conf import settings
settings.configure(DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}, INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth"], DEFAULT_AUTO_FIELD="django.db.models.BigAutoField")
django.setup()
${MODEL}    class Meta: app_label = "bench"
from django.db import connection
with connection.schema_editor() as editor: editor.create_model(Boat)
Boat.objects.create(name="Ida")
str(list(Boat.objects.filter(name="Ida").values_list("name", flat=True)))
`)}));`,
    '/django.tar': await tarOf(trimmedFiles(django)),
  };
  /** @type {Record<string, string>} */
  const types = { '.mjs': 'text/javascript', '.wasm': 'application/wasm', '.json': 'application/json' };
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const own = Object.hasOwn(files, path) ? files[path] : undefined;
    response.setHeader(
      'content-type',
      path === '/' ? 'text/html' : (types[extname(path)] ?? 'application/octet-stream'),
    );
    response.end(own ?? readFileSync(join(PYODIDE, path.replace('/pyodide/', ''))));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  closers.push(() => server.close());
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return `http://127.0.0.1:${port}/`;
}

/** @param {ReadonlyMap<string, Uint8Array>} files */
async function tarOf(files) {
  const archive = pack();
  const whole = buffer(archive);
  for (const [name, content] of files) archive.entry({ name }, Buffer.from(content));
  archive.finalize();
  return whole;
}
