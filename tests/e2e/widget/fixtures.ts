import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { test as base, expect, type Locator, type Page } from '@playwright/test';
import { Library } from '../../../indexer/core/library.ts';
import { SITE_CATALOGUE_FILE } from '../../../indexer/core/site-catalogue.ts';
import { encodeSiteIndex, type SiteIndex } from '../../../indexer/pipeline/site-index.ts';
import { folderShelf } from '../../../indexer/store/folder-source.ts';
import { type FileServer, STRICT_POLICY, serveFolder } from './file-server.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const WIDGET = join(ROOT, 'out/widget');

/** A site with the widget and the index of what tests search, as `djdocs export` lays them out. */
export interface WidgetSite {
  readonly server: FileServer;
  /** The folder with the packs that the index was made from. */
  readonly home: string;
  /** What is served. */
  readonly folder: string;
}

interface TestFixtures {
  /** Puts a page on the site and opens it. @param body all of it but the script */
  readonly open: (body?: string, head?: string) => Promise<void>;
  readonly widget: Locator;
  readonly box: Locator;
  readonly options: Locator;
  readonly status: Locator;
  /** Fails the test when the console says anything, a script fails or a request leaves the site. */
  readonly quiet: string[];
}

const MARKUP = '<djdocs-search packs="/packs/"></djdocs-search>';

export const test = base.extend<TestFixtures, { readonly site: WidgetSite }>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern
    async ({}, use) => {
      if (!existsSync(join(WIDGET, 'djdocs-search.js')))
        throw new Error('out/widget is empty: run `npm run build` first');
      const home = mkdtempSync(join(tmpdir(), 'djdocs-widget-'));
      const env = { ...process.env, DJDOCS_HOME: home };
      const add = (...args: string[]) =>
        promisify(execFile)(process.execPath, [join(ROOT, 'out/cli/djdocs.js'), 'add', ...args], {
          cwd: ROOT,
          env,
        });
      await add('content/handbook');
      await add('tests/fixtures/snippets', '--doc-set', 'snippets', '--version', '1.0');
      const folder = join(home, 'site');
      cpSync(WIDGET, folder, { recursive: true });
      await writeIndex(join(home, 'packs'), join(folder, 'packs'));
      const server = await serveFolder(folder);
      await use({ server, home, folder });
      await server.close();
      rmSync(home, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  open: async ({ page, site }, use) => {
    await use(async (body = MARKUP, head = '') => {
      site.server.pages.set(
        '/',
        `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Docs</title>${head}<script type="module" src="djdocs-search.js"></script><main><h1>Docs</h1>${body}</main></html>`,
      );
      await page.goto(site.server.url);
    });
    site.server.pages.clear();
    site.server.answer = undefined;
    site.server.policy = STRICT_POLICY;
  },
  widget: async ({ page }, use) => {
    await use(page.locator('djdocs-search'));
  },
  box: async ({ widget }, use) => {
    await use(widget.getByRole('combobox', { includeHidden: true }).first());
  },
  options: async ({ widget }, use) => {
    await use(widget.getByRole('listbox', { includeHidden: true }).getByRole('option'));
  },
  status: async ({ widget }, use) => {
    await use(widget.getByRole('status', { includeHidden: true }));
  },
  quiet: [
    async ({ page, site }, use) => {
      const complaints = listen(page, site.server.url);
      await use(complaints);
      expect(complaints, 'the console is empty and nothing leaves the site').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Fails what the page itself did wrong; what the browser says of missing files is meant in tests of bad sites. */
export function forgiveMissing(quiet: string[]): void {
  const own = quiet.filter((line) => !/^Failed to load|Content Security Policy/.test(line));
  quiet.splice(0, quiet.length, ...own);
}

/** Writes the index of all packs of a folder, as a site has it. */
async function writeIndex(packs: string, into: string): Promise<void> {
  const library = new Library(folderShelf(packs));
  const ids = await library.docSets();
  const indexed = await Promise.all(
    ids.map(async (id) => {
      const pack = await library.pack(id);
      const pages = pack.versions.map((label) => [label, { url: `../${id}/${label}/{path}.html` }] as const);
      return { pack, pages: Object.fromEntries(pages) };
    }),
  );
  writeFiles(await encodeSiteIndex(indexed), into);
}

/** Writes an index as it is served. @param into the folder with the packs */
export function writeFiles({ catalogue, parts }: SiteIndex, into: string): void {
  const files = [
    [SITE_CATALOGUE_FILE, catalogue],
    ...[...parts].map(([key, bytes]) => [`${key}.gz`, bytes]),
  ] as const;
  for (const [name, bytes] of files as readonly (readonly [string, Uint8Array])[]) {
    const file = join(into, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, gzipSync(bytes));
  }
}

/** The catalogue of a site as it is served. */
export function catalogueFile({ folder }: WidgetSite): Buffer {
  return readFileSync(join(folder, 'packs', SITE_CATALOGUE_FILE));
}

function listen(page: Page, url: string): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning', 'assert'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(url)) complaints.push(`request: ${request.url()}`);
  });
  return complaints;
}
