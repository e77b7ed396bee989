import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { encodeSiteIndex } from '../../../indexer/pipeline/site-index.ts';
import { docSetOf } from '../../helpers/doc-sets.ts';
import { openPack } from '../../helpers/memory-packs.ts';
import { catalogueFile, expect, forgiveMissing, test, writeFiles } from './fixtures.ts';

const PAGE = '<!doctype html><title>Not found</title><script>globalThis.hacked = true</script>';

test('a site that is not whole is said to be so, and searched as soon as it is', async ({
  open,
  site,
  box,
  options,
  status,
  quiet,
}) => {
  const { server } = site;
  const say = async (query: string, what: RegExp) => {
    await box.fill(query);
    await expect(status).toHaveText(what);
    await expect(options).toHaveCount(0);
    await expect(box).toBeEditable();
  };
  let wrong: 'none' | 'page' | 'newer' | 'nonsense' | 'no parts' | 'pages for parts' = 'page';
  server.answer = (_, response, path) => {
    const isPart = path.includes('/search/');
    if (path.endsWith('all.json.gz') && wrong === 'page') {
      response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE);
    } else if (path.endsWith('all.json.gz') && wrong === 'newer') {
      response.end(gzipSync(JSON.stringify({ format: 2, packs: [] })));
    } else if (path.endsWith('all.json.gz') && wrong === 'nonsense') {
      response.end(gzipSync(JSON.stringify({ format: 1, packs: [{ id: '../etc', versions: {} }] })));
    } else if (isPart && wrong === 'no parts') response.writeHead(404).end();
    else if (isPart && wrong === 'pages for parts') {
      response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE);
    } else return false;
    return true;
  };
  await open();
  await say('query', /^A part of the search index is missing or damaged\./);
  wrong = 'newer';
  await say('query o', /^The search index does not fit .*Update djdocs-search\.js/);
  wrong = 'nonsense';
  await say('query ob', /is not the search index of a site/);
  wrong = 'no parts';
  await say('query obj', /missing \(answer 404\)/);
  wrong = 'pages for parts';
  await say('query obje', /does not hold what its name says/);
  wrong = 'none';
  await box.fill('query objects');
  await expect(options.first()).toBeVisible();
  forgiveMissing(quiet);
});

test('an upload between catalogue and parts is noticed, and parts that a server has inflated are read', async ({
  open,
  site,
  box,
  options,
  quiet,
}) => {
  const { server } = site;
  const catalogue = JSON.parse(String(gunzipSync(catalogueFile(site))));
  for (const pack of catalogue.packs) {
    pack.terms.names = pack.terms.names.replace(/./g, '0');
    pack.texts.names = pack.texts.names.replace(/./g, '1');
  }
  let asked = 0;
  server.answer = (request, response, path) => {
    if (path.endsWith('all.json.gz') && asked++ === 0) {
      response.end(gzipSync(JSON.stringify(catalogue)));
      return true;
    }
    if (!path.includes('/search/') || request.headers.range) return false;
    // As some servers treat files that end in .gz.
    response.setHeader('content-encoding', 'gzip');
    response.setHeader('content-type', 'text/plain');
    return false;
  };
  await open();
  await box.fill('savepoint');
  await expect(options.first()).toBeVisible();
  expect(asked).toBe(2);
  forgiveMissing(quiet);
});

test('a hostile index runs nothing and leads nowhere', async ({ open, page, site, box, options }) => {
  const evil = '<img src=x onerror="globalThis.hacked=1">';
  const draft = docSetOf(
    { '1.0': { 'index.md': `# \`${evil}\` trap\n\nA trap with \`${evil}\`.\n` } },
    'evil',
  );
  const pack = await openPack({ ...draft, title: evil });
  writeFiles(
    await encodeSiteIndex([{ pack, pages: { '1.0': { url: 'java\tscript:globalThis.hacked=1//{path}' } } }]),
    join(site.folder, 'evil'),
  );
  await open('<djdocs-search packs="evil"></djdocs-search>');
  await box.fill('trap');
  await expect(options.first()).toContainText(evil);
  await expect(options.first()).not.toHaveAttribute('href', /./);
  await options.first().click();
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => 'hacked' in globalThis)).toBe(false);
  await expect(page).toHaveTitle('Docs');
});

test('without a network, without its engine or without workers the box says what is wrong or works', async ({
  open,
  context,
  page,
  site,
  box,
  options,
  status,
  quiet,
}) => {
  const { server } = site;
  let isBroken = true;
  server.answer = (_, response, path) => {
    if (!isBroken || !path.includes('engine')) return false;
    response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE);
    return true;
  };
  // A policy that forbids workers and every style that is not the widget's own sheet.
  server.policy = "default-src 'none'; script-src 'self'; connect-src 'self'; worker-src 'none'";
  await open();
  await box.fill('query');
  await expect(status).toHaveText(/^Search cannot be reached\. .*The search engine cannot be loaded/);
  isBroken = false;
  await page.reload();
  await box.fill('query');
  await expect(options.first()).toBeVisible();
  expect((await options.first().boundingBox())?.height).toBeGreaterThan(30);

  await context.setOffline(true);
  await box.fill('savepoint');
  await expect(status).toHaveText('You are offline, and this search is not kept on this device yet.');
  await box.fill('query');
  await expect(options.first()).toBeVisible();
  await box.fill('savepoint');
  await expect(status).toHaveText(/^You are offline/);
  await context.setOffline(false);
  await expect(options.first()).toBeVisible();
  forgiveMissing(quiet);
});

test('a page with rules and patches of its own neither breaks the box nor is broken by it', async ({
  open,
  page,
  site,
  box,
  options,
}) => {
  const { server } = site;
  server.answer = (_, response, path) => {
    if (path !== '/page.css' && path !== '/page.js') return false;
    const isStyle = path.endsWith('css');
    response.writeHead(200, { 'content-type': isStyle ? 'text/css' : 'text/javascript' }).end(
      isStyle
        ? '*, ::before { display: none; color: red !important; text-transform: uppercase; letter-spacing: 1em } html, body, main, h1, djdocs-search { display: block; font-size: 62.5% }'
        : `Object.prototype.extra = () => 'patched';
           Array.prototype.toJSON = () => 'patched';
           Array.prototype.include = function () { return this };
           Element.prototype.remove = () => { throw new Error('patched') };
           document.getElementById = () => { throw new Error('patched') };`,
    );
    return true;
  };
  await open(undefined, '<link rel="stylesheet" href="page.css"><script src="page.js"></script>');
  await box.fill('query');
  await expect(options.first()).toBeVisible();
  const style = await options.first().evaluate((option) => {
    const { color, textTransform, fontSize } = getComputedStyle(option);
    return { color, textTransform, fontSize };
  });
  expect(style).toEqual({ color: 'rgb(28, 36, 32)', textTransform: 'none', fontSize: '16px' });
  expect(await page.evaluate(() => Object.keys(globalThis).filter((name) => /djdocs/i.test(name)))).toEqual(
    [],
  );
});
