import MiniSearch from 'minisearch';
import { type Document, type Engine, LOOKED_AT } from '../types.ts';

/** MiniSearch as its documentation suggests for search as you type: titles boosted, prefixes and misspellings. */
export async function miniSearch(documents: readonly Document[]): Promise<Engine> {
  const index = new MiniSearch<Document>({
    fields: ['title', 'trail', 'text', 'code'],
    searchOptions: {
      boost: { title: 4, trail: 1.5 },
      prefix: (term) => term.length > 2,
      fuzzy: (term) => (term.length > 4 ? 0.15 : false),
    },
  });
  index.addAll(documents);
  return {
    name: 'MiniSearch',
    search: async (query) =>
      index
        .search(query)
        .slice(0, LOOKED_AT)
        .map(({ id }) => documents[id as number] as Document),
  };
}
