// Keeps the site for reading without a network: the app and what it searches and reads once a page has been visited, and
// plain pages as they are visited. CONFIG is put in when the site is written.
/** @type {{ version: string, list: string, shell: string[], versions: Record<string, [ref: string, contents: string]> }} */
// @ts-expect-error
const CONFIG = __CONFIG__;

/** @type {any} */
const here = globalThis;
const worker = /** @type {ServiceWorkerGlobalScope} */ (here);
const ROOT = new URL('./', worker.location.href).href;
/** Other sites may live below the same host. */
const MINE = `djdocs ${ROOT} `;
/** The app's own files, as they belong together. */
const SHELL = `${MINE}shell ${CONFIG.version}`;
/** Files that are named by what they hold. */
const PARTS = `${MINE}parts`;
/** What was seen last of files that change. */
const SEEN = `${MINE}seen`;
const AT_ONCE = 6;
/** Milliseconds that a page waits for a network before what was seen last is shown. */
const PATIENCE = 5000;

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));
worker.addEventListener('message', (event) => {
  if (event.data === 'keep') event.waitUntil(keep());
});
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(ROOT)) return;
  const path = pathOf(request.url);
  // A file of another length may be asked for in pieces.
  if (request.headers.has('range')) return;
  if (isImmutable(path)) event.respondWith(fromParts(request));
  else event.respondWith(fromNetwork(request, path));
});

async function install() {
  const shell = await caches.open(SHELL);
  await shell.addAll(CONFIG.shell.map((path) => new Request(ROOT + path, { cache: 'no-cache' })));
  await worker.skipWaiting();
}

async function activate() {
  for (const name of await caches.keys()) {
    if (name.startsWith(`${MINE}shell `) && name !== SHELL) await caches.delete(name);
  }
  await worker.clients.claim();
}

/** @type {Promise<void> | undefined} */
let keeping;

/** Fetches all parts that are not there yet, then the manifests that name them, then drops parts that nothing names. */
function keep() {
  keeping ??= keepAll().finally(() => {
    keeping = undefined;
  });
  return keeping;
}

async function keepAll() {
  const answer = await fetch(ROOT + CONFIG.list, { cache: 'no-cache' });
  if (!answer.ok) return;
  /** @type {{ files: string[] }} */
  const { files } = await answer.json();
  const wanted = files.filter((path) => path.startsWith('packs/'));
  const parts = await caches.open(PARTS);
  const kept = new Set((await parts.keys()).map(({ url }) => pathOf(url)));
  const missing = wanted.filter((path) => isImmutable(path) && !kept.has(path)).values();
  let failed = 0;
  const fetcher = async () => {
    for (const path of missing) {
      try {
        const answer = await fetch(ROOT + path);
        if (isPart(answer)) await parts.put(ROOT + path, answer);
        else failed++;
      } catch {
        failed++;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, fetcher));
  if (failed > 0) return;
  const seen = await caches.open(SEEN);
  await seen.addAll(
    wanted
      .filter((path) => !isImmutable(path))
      .map((path) => new Request(ROOT + path, { cache: 'no-cache' })),
  );
  const named = new Set(files);
  for (const path of kept) if (path.startsWith('packs/') && !named.has(path)) await parts.delete(ROOT + path);
}

/** @param {Request} request */
async function fromParts(request) {
  const found = await caches.match(request.url);
  if (found) return found;
  const answer = await fetch(request);
  if (isPart(answer)) await put(PARTS, request.url, answer);
  return answer;
}

/**
 * Some servers answer with a page for what they do not have; that must not be kept for ever.
 * @param {Response} answer
 */
function isPart(answer) {
  return answer.ok && !answer.headers.get('content-type')?.includes('html');
}

/**
 * @param {Request} request
 * @param {string} path
 */
async function fromNetwork(request, path) {
  const address = ROOT + path;
  const answering = fetch(request).then(async (answer) => {
    if (answer.ok && answer.type === 'basic' && !answer.redirected) await put(SEEN, address, answer);
    return answer;
  });
  const kept = (await match(SEEN, address)) ?? (await match(SHELL, address));
  try {
    if (!kept) return await answering;
    const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, kept));
    return await Promise.race([answering, late]);
  } catch (error) {
    answering.catch(() => {});
    if (kept) return kept;
    if (request.mode !== 'navigate') throw error;
    return Response.redirect(`${ROOT}app/index.html#/${refOf(path)}`);
  }
}

/**
 * @param {string} cache
 * @param {string} address
 */
async function match(cache, address) {
  return (await caches.open(cache)).match(address);
}

/**
 * @param {string} cache
 * @param {string} address
 * @param {Response} answer
 */
async function put(cache, address, answer) {
  const copy = answer.clone();
  try {
    await (await caches.open(cache)).put(address, copy);
  } catch {
    // No room: the page itself matters more.
  }
}

/**
 * Below the site's root; a folder is its index page.
 * @param {string} url
 */
function pathOf(url) {
  const path = url.slice(ROOT.length).replace(/[?#].*$/s, '');
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
}

/** @param {string} path */
function isImmutable(path) {
  return /^(packs\/[^/]+\/(parts|search)|app\/assets|media)\//.test(path);
}

/**
 * What a plain page is in the app: the page of a version, the version, or the app's first page.
 * @param {string} path
 */
function refOf(path) {
  const folder = Object.keys(CONFIG.versions).find((name) => path.startsWith(`${name}/`));
  if (folder === undefined) return '';
  const page = path.slice(folder.length + 1).replace(/\.html$/, '');
  const [ref, contents] = CONFIG.versions[folder] ?? ['', ''];
  return page === contents ? ref : `${ref}/${page}`;
}
