import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { ensureChromium } from '../../build/ensure-chromium.mjs';
import { root } from '../../build/root.mjs';
import { unpackCorpus } from './corpora.mjs';
import { install } from './doc-sets.mjs';
import { median } from './processes.mjs';
import { openBacklinks, openPlain, openTopic, scrollThrough, warmUp } from './read/pages.mjs';
import { serve } from './read/serve.mjs';

/**
 * How long it takes from a click to the first paint of a long page's text, and the longest task while it is scrolled
 * through, and from a click to the list of what links to a section, in Chromium. The floor, in the same run: the browser's own parsing, layout and painting of the same text as
 * plain HTML with the same styles. Needs DJDOCS_TEST_DATA and `npm run build`; exits 1 when a bar is missed.
 * `npm run bench:read -- 9` takes nine rounds, `-- 9 <home>` a home in which django 5.2 is installed already.
 */
const BARS = { paint: 1, task: 0.5, backlinks: 0.5 };
const PAGE = 'django@5.2/ref/models/querysets';
/** A section of it that many others link to. */
const LINKED = 'select-related';
const OTHER = 'django@5.2/ref/models/instances';
const rounds = Number(process.argv[2] ?? 7);
const data = process.env.DJDOCS_TEST_DATA ?? '';

if (!data) {
  console.log('bench: DJDOCS_TEST_DATA is not set; reading is measured on its corpora only');
} else {
  const work = mkdtempSync(join(tmpdir(), 'djdocs-bench-'));
  try {
    await measure(process.argv[3] ?? installed(work));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** @param {string} work */
function installed(work) {
  const home = join(work, 'home');
  install(home, [unpackCorpus(data, 'django-5.2-html', work)]);
  return home;
}

/** @param {string} home */
async function measure(home) {
  const html = execFileSync(
    process.execPath,
    [join(root, 'out/cli/djdocs.js'), 'read', PAGE, '--format', 'html'],
    {
      env: { ...process.env, DJDOCS_HOME: home },
      maxBuffer: 1 << 28,
    },
  ).toString();
  const assets = join(root, 'out/web/assets');
  const style = readdirSync(assets).find((name) => /^index.*\.css$/.test(name)) ?? '';
  const css = readFileSync(join(assets, style), 'utf8');
  const server = await serve(home);
  const executablePath = ensureChromium((line) => console.log(line));
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  /** @type {Record<'floor' | 'paint' | 'floorTask' | 'task' | 'backlinks', number[]>} */
  const times = { floor: [], paint: [], floorTask: [], task: [], backlinks: [] };
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const plain = await context.newPage();
    const app = await context.newPage();
    await warmUp(app, server.address, [OTHER, PAGE, OTHER]);
    // In turns, so that whatever else the machine does meets both alike.
    for (let round = 0; round < rounds; round++) {
      times.floor.push(await openPlain(plain, html, css));
      times.floorTask.push(await scrollThrough(plain));
      times.paint.push(await openTopic(app, PAGE));
      times.task.push(await scrollThrough(app));
      times.backlinks.push(await openBacklinks(app, LINKED));
      await openTopic(app, OTHER);
    }
  } finally {
    await browser.close();
    server.close();
  }
  const floor = median(times.floor);
  const said = (/** @type {number[]} */ all) =>
    `${median(all).toFixed(0)} ms (${all.map((ms) => ms.toFixed(0)).join(' ')})`;
  console.log(`${PAGE}: ${(html.length / 1000).toFixed(0)} kB of HTML, median of ${rounds} rounds`);
  console.log(`floor, plain HTML parsed and painted   ${said(times.floor)}`);
  console.log(`longest task while that is scrolled    ${said(times.floorTask)}`);
  report('click to first paint of the text      ', times.paint, BARS.paint);
  report('longest task while it is scrolled     ', times.task, BARS.task);
  report('click to the list of a section’s links', times.backlinks, BARS.backlinks);

  /** @param {string} name @param {number[]} all @param {number} bar as a share of the floor */
  function report(name, all, bar) {
    const ratio = median(all) / floor;
    if (!(ratio <= bar)) process.exitCode = 1;
    console.log(
      `${name} ${said(all)}  ${ratio.toFixed(2)} of the floor (bar: ${bar})${ratio <= bar ? '' : '  MISSED'}`,
    );
  }
}
