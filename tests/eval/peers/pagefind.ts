import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Document, type Engine, LOOKED_AT } from '../types.ts';

interface PagefindResult {
  data(): Promise<{ readonly url: string; readonly sub_results: readonly { readonly url: string }[] }>;
}
interface PagefindModule {
  options(options: { basePath: string }): Promise<void>;
  init(): Promise<void>;
  search(query: string): Promise<{ readonly results: readonly PagefindResult[] }>;
}

/**
 * Pagefind over pages made of the documents, every section headed by its title and anchor. Its search is made for
 * browsers and fetches the parts of its index; here it gets them from the folder they were written to.
 */
export async function pagefind(documents: readonly Document[]): Promise<Engine> {
  const folder = mkdtempSync(join(tmpdir(), 'djdocs-pagefind-'));
  const { createIndex, close } = await import('pagefind');
  const { index } = await createIndex({});
  if (!index) throw new Error('Pagefind gave no index');
  for (const [page, html] of pagesOf(documents)) {
    await index.addHTMLFile({ url: `/${page}.html`, content: html });
  }
  await index.writeFiles({ outputPath: folder });
  await close();
  // Its script is a module; Node decides that by the nearest package.json.
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  const fetchBefore = globalThis.fetch;
  globalThis.fetch = async (address) =>
    new Response(readFileSync(fileURLToPath(String(address).replace(/\?.*$/, ''))));
  const script = (await import(pathToFileURL(join(folder, 'pagefind.js')).href)) as PagefindModule;
  await script.options({ basePath: `${pathToFileURL(folder).href}/` });
  await script.init();
  return {
    name: 'Pagefind',
    search: async (query) => {
      const { results } = await script.search(query);
      const found = await Promise.all(results.slice(0, LOOKED_AT).map((result) => result.data()));
      return found.map(({ url, sub_results }) => {
        const anchor = sub_results[0]?.url.split('#')[1];
        return { page: url.slice(1, -'.html'.length), anchor: anchor ? decodeURIComponent(anchor) : null };
      });
    },
    close: async () => {
      globalThis.fetch = fetchBefore;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function pagesOf(documents: readonly Document[]): Map<string, string> {
  const pages = new Map<string, string>();
  for (const { page, anchor, title, text, code } of documents) {
    const level = pages.has(page) ? 'h2' : 'h1';
    const section = `<${level} id="${escapeHtml(anchor)}">${escapeHtml(title)}</${level}><p>${escapeHtml(text)}</p><pre>${escapeHtml(code)}</pre>`;
    pages.set(page, (pages.get(page) ?? '') + section);
  }
  return new Map(
    [...pages].map(([page, body]) => [page, `<html lang="en"><body><main>${body}</main></body></html>`]),
  );
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
