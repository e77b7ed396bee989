import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { constants, gzipSync } from 'node:zlib';
import { Library } from '../../../indexer/core/library.ts';
import { SITE_CATALOGUE_FILE } from '../../../indexer/core/site-catalogue.ts';
import { encodeSiteIndex } from '../../../indexer/pipeline/site-index.ts';
import { folderShelf } from '../../../indexer/store/folder-source.ts';

/** Writes the search index of all packs of a folder into another, as `djdocs export` lays it out. */
const [packs = '', into = ''] = process.argv.slice(2);
const library = new Library(folderShelf(packs));
const indexed = await Promise.all(
  (await library.docSets()).map(async (id) => {
    const pack = await library.pack(id);
    const pages = pack.versions.map((label) => [label, { url: `../${id}/${label}/{path}.html` }] as const);
    return { pack, pages: Object.fromEntries(pages) };
  }),
);
const { catalogue, parts } = await encodeSiteIndex(indexed);
write(SITE_CATALOGUE_FILE, catalogue);
for (const [key, bytes] of parts) write(`${key}.gz`, bytes);

function write(name: string, bytes: Uint8Array): void {
  const file = join(into, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }));
}
