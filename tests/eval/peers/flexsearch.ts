import { Document as FlexDocument } from 'flexsearch';
import { type Document, type Engine, LOOKED_AT } from '../types.ts';

const FIELDS = ['title', 'trail', 'text', 'code'];

/** FlexSearch as it comes: one index per field, titles by prefix; its groups of hits in the order of the fields. */
export async function flexSearch(documents: readonly Document[]): Promise<Engine> {
  const index = new FlexDocument({
    document: {
      id: 'id',
      index: FIELDS.map((field) => ({ field, tokenize: field === 'title' ? 'forward' : 'strict' })),
    },
  } as never);
  for (const document of documents) index.add(document as never);
  return {
    name: 'FlexSearch',
    search: async (query) => {
      const groups = index.search(query, { limit: LOOKED_AT, suggest: true }) as {
        result: readonly number[];
      }[];
      const ids = new Set(groups.flatMap(({ result }) => [...result]));
      return [...ids].slice(0, LOOKED_AT).map((id) => documents[id] as Document);
    },
  };
}
