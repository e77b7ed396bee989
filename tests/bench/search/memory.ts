import { Library } from '../../../indexer/core/library.ts';
import { folderShelf } from '../../../indexer/store/folder-source.ts';
import { naturalQueries } from './queries.mjs';

const QUERIES = 100;

/** Bytes of resident memory before anything was opened, and after 100 queries; garbage is collected before both. */
const [packs = '', data = ''] = process.argv.slice(2);
const collect = (globalThis as { gc?: () => void }).gc;
if (!collect) throw new Error('run with --expose-gc');
const queries = naturalQueries(data).slice(0, QUERIES);
const idle = resident();
const library = new Library(folderShelf(packs));
for (const query of queries) await library.search({ query, limit: 10 });
const used = resident();
console.log(JSON.stringify({ idle, used, answered: queries.length }));

function resident(): number {
  for (let i = 0; i < 3; i++) collect?.();
  return process.memoryUsage.rss();
}
