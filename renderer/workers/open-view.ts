import { DocsError } from '../../indexer/core/errors.ts';
import type { Library } from '../../indexer/core/library.ts';
import { listSymbols } from '../../indexer/core/list-symbols.ts';
import { neighbourhoodOf } from '../../indexer/core/neighbourhood.ts';
import { parseRef } from '../../indexer/core/ref.ts';
import type { PageView } from '../app/address.ts';
import type { Opened } from './protocol.ts';

/** As many topics around one can be told apart in a drawing. */
const NEIGHBOURS = 24;

/**
 * Another view of what a ref names: the symbols of its version, or the map around its topic.
 * @throws DocsError `not-found` when it names nothing, or a topic whose links are not known
 */
export async function openView(library: Library, address: string, view: PageView): Promise<Opened> {
  const { docSet, version: wanted, path } = parseRef(address, new Set(await library.docSets()));
  if (docSet === undefined) throw new DocsError('not-found', `No documentation is named "${address}"`, '');
  const pack = await library.pack(docSet);
  const { label } = pack.version(wanted);
  const place = { docSet: pack.id, version: label };
  if (view === 'symbols') return { view, ...place, symbols: await listSymbols(pack, label) };
  const map = await neighbourhoodOf(pack, label, path, NEIGHBOURS);
  if (map) return { view, ...place, map };
  throw new DocsError(
    'not-found',
    `There is no map of "${path}" in version ${label}`,
    'Packs made by an older djdocs have none until they are added again',
  );
}
