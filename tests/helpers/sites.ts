import { gzipSync } from 'node:zlib';
import { encodePack } from '../../indexer/pipeline/encode-pack.ts';
import type { DocSetDraft } from '../../indexer/pipeline/version-draft.ts';
import type { StoredPack } from '../../indexer/site/pack-files.ts';
import { planSite, type SiteOptions } from '../../indexer/site/plan-site.ts';
import { type SiteFile, textFile } from '../../indexer/site/site-file.ts';
import { listParts } from '../../indexer/store/list-parts.ts';
import { libraryOf, memorySource } from './memory-packs.ts';

/** An app as small as one can be. */
export const APP: readonly SiteFile[] = [
  textFile('index.html', () => '<!doctype html>\n<html>\n  <head>\n  </head>\n</html>\n'),
  textFile('icon.svg', () => '<svg xmlns="http://www.w3.org/2000/svg"/>'),
  textFile('assets/app-1.js', () => 'export {};'),
  textFile('runtime/runtime.json', () => '{}'),
];

const WIDGET = [textFile('djdocs-search.js', () => 'export {};')];

/** The files of a site of doc sets that were encoded in memory. */
export async function planOf(
  drafts: readonly DocSetDraft[],
  options: Partial<SiteOptions> = {},
): Promise<SiteFile[]> {
  const library = libraryOf(...drafts);
  const packs = await Promise.all(
    drafts.map(async (draft): Promise<StoredPack> => {
      const pack = await library.pack(draft.id);
      const source = memorySource(encodePack(draft));
      const parts = await listParts(source, pack.manifest);
      return { pack, parts, readPart: async (name) => gzipSync(await source.part(name)) };
    }),
  );
  return planSite(
    { library, packs, app: APP, widget: WIDGET },
    { base: '/', lang: 'en', list: 'djdocs-site.json', ...options },
  );
}

/** A site's files as texts by path; those that are none are there too. */
export async function textsOf(files: readonly SiteFile[]): Promise<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const { path, content } of files) texts[path] = new TextDecoder().decode(await content());
  return texts;
}
