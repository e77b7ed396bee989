import { create, insertMultiple, search } from '@orama/orama';
import { type Document, type Engine, LOOKED_AT } from '../types.ts';

/** Orama's full text search: BM25 over all fields, titles boosted, any word may match. */
export async function orama(documents: readonly Document[]): Promise<Engine> {
  const index = create({
    schema: { number: 'number', title: 'string', trail: 'string', text: 'string', code: 'string' } as const,
  });
  await insertMultiple(
    index,
    documents.map(({ id, title, trail, text, code }) => ({ number: id, title, trail, text, code })),
  );
  return {
    name: 'Orama',
    search: async (query) => {
      const { hits } = await search(index, {
        term: query,
        limit: LOOKED_AT,
        boost: { title: 4, trail: 1.5 },
        threshold: 1,
      });
      return hits.map(({ document }) => documents[document.number] as Document);
    },
  };
}
