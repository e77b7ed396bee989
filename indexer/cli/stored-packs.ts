import { join } from 'node:path';
import { DocsError, PackIntegrityError } from '../core/errors.ts';
import { Library } from '../core/library.ts';
import type { StoredPack } from '../site/pack-files.ts';
import { folderShelf, folderSource } from '../store/folder-source.ts';
import { listParts } from '../store/list-parts.ts';
import { verifyPack } from '../store/verify-pack.ts';

/** Packs of a folder that are about to be given away, with a library that holds them and no others. */
export interface PacksToGive {
  readonly library: Library;
  readonly packs: readonly StoredPack[];
}

/**
 * Opens packs and sees that they are whole: what is given away cannot be mended there.
 * @param ids the wanted ones; empty for all
 * @throws DocsError `not-found` when one is not there, or none is; PackIntegrityError when one is damaged.
 */
export async function packsToGive(folder: string, ids: readonly string[]): Promise<PacksToGive> {
  const shelf = folderShelf(folder);
  const all = await shelf.list();
  const wanted = ids.length === 0 ? all : [...new Set(ids)].sort();
  if (wanted.length === 0) {
    throw new DocsError(
      'not-found',
      'Nothing is installed yet',
      'Add documentation with `djdocs add FOLDER`',
    );
  }
  const library = new Library({ list: async () => wanted, source: (id) => shelf.source(id) });
  const packs: StoredPack[] = [];
  for (const id of wanted) {
    if (!all.includes(id)) {
      const hint =
        all.length > 0 ? `Installed: ${all.join(', ')}` : 'Add documentation with `djdocs add FOLDER`';
      throw new DocsError('not-found', `No documentation "${id}" is installed`, hint);
    }
    const pack = await library.pack(id);
    const source = folderSource(join(folder, id), id);
    const { damaged } = await verifyPack(source);
    const [first] = damaged;
    if (first) {
      const what = `${pack.source.place} is damaged: ${first.file}: ${first.why}`;
      throw new PackIntegrityError(what, 'Add its documentation again; `djdocs check` lists all of it');
    }
    packs.push({
      pack,
      parts: await listParts(pack.source, pack.manifest),
      readPart: async (name) => source.stored(name),
    });
  }
  return { library, packs };
}
