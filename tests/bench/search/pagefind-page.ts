import { fillList } from './fill-list.ts';

interface Pagefind {
  init(): Promise<void>;
  search(query: string): Promise<{
    readonly results: readonly { data(): Promise<{ readonly excerpt: string; readonly url: string }> }[];
  }>;
}

/** The same page with Pagefind's script, which fetches what it needs. */
async function search(query: string): Promise<number> {
  const address = new URL('pagefind/pagefind.js', document.baseURI).href;
  const pagefind = (await import(/* @vite-ignore */ address)) as Pagefind;
  const { results } = await pagefind.search(query);
  const found = await Promise.all(results.slice(0, 5).map((result) => result.data()));
  return fillList(found.map(({ url, excerpt }) => ({ title: url, excerpt })));
}

Object.assign(globalThis, { search });
