import lunr from 'lunr';
import { type Document, type Engine, LOOKED_AT } from '../types.ts';

/** Lunr with its English stemmer and stop words. */
export async function lunrEngine(documents: readonly Document[]): Promise<Engine> {
  const index = lunr(function () {
    this.ref('id');
    this.field('title', { boost: 4 });
    this.field('trail', { boost: 1.5 });
    this.field('text');
    this.field('code');
    for (const document of documents) this.add(document);
  });
  return {
    name: 'Lunr',
    search: async (query) =>
      index
        // What its query language would take for operators is punctuation here.
        .search(query.replace(/[:~^*+-]/g, ' '))
        .slice(0, LOOKED_AT)
        .map(({ ref }) => documents[Number(ref)] as Document),
  };
}
