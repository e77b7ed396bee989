import { backlinksOf } from '../../indexer/core/backlinks.ts';
import { DocsError } from '../../indexer/core/errors.ts';
import { Library, type PackShelf } from '../../indexer/core/library.ts';
import { mentionsOf } from '../../indexer/core/mentions.ts';
import type { Pack } from '../../indexer/core/pack.ts';
import { previewSection } from '../../indexer/core/preview-section.ts';
import { relatedTo } from '../../indexer/core/related.ts';
import { followPlaces } from './follow-places.ts';
import { Lending } from './lending.ts';
import { openAddress } from './open-address.ts';
import type { DocSetInfo, LibraryService, ShelfInfo } from './protocol.ts';
import { toWireError } from './wire-error.ts';

/** A preview has about this many characters. */
const PREVIEW = 700;
/** As many related sections are named. */
const RELATED = 8;

/** The calls of the page, answered from the packs on a shelf. Pure of worker and DOM, so that tests call it directly. */
export function createLibraryService(shelf: PackShelf): LibraryService {
  const library = new Library(shelf);
  const lending = new Lending(library);
  return {
    shelf: () => describeShelf(library),
    open: (address) => reopening(library, () => openAddress(library, address)),
    topics: (docSet, version) =>
      reopening(library, async () => (await library.pack(docSet)).topicList(version)),
    search: (request) => library.search(request),
    backlinks: (docSet, version, path) =>
      reopening(library, async () => (await backlinksOf(await library.pack(docSet), version, path)) ?? []),
    related: (docSet, version, path, chunk) =>
      reopening(
        library,
        async () => (await relatedTo(await library.pack(docSet), version, path, chunk, RELATED)) ?? [],
      ),
    preview: (ref) => reopening(library, () => previewSection(library, ref, PREVIEW)),
    mentions: (...asked) => reopening(library, () => mentionsOf(library, ...asked)),
    lend: (...asked) => reopening(library, () => lending.lend(...asked)),
    follow: (docSet, places, version) =>
      reopening(library, async () => followPlaces(await library.pack(docSet), places, version)),
    asset: (docSet, name) => reopening(library, async () => (await library.pack(docSet)).asset(name)),
  };
}

/** A part that is missing may belong to a pack that was replaced since it was opened: opens it again, once. */
async function reopening<T>(library: Library, use: () => Promise<T>): Promise<T> {
  try {
    return await use();
  } catch (error) {
    if (!(error instanceof DocsError) || error.code !== 'pack-damaged') throw error;
    library.refresh();
    return use();
  }
}

async function describeShelf(library: Library): Promise<ShelfInfo> {
  const ids = await library.docSets();
  const results = await Promise.allSettled(ids.map((id) => library.pack(id)));
  const docSets: DocSetInfo[] = [];
  const broken: ShelfInfo['broken'][number][] = [];
  results.forEach((result, i) => {
    if (result.status === 'fulfilled') docSets.push(describePack(result.value));
    else broken.push({ id: ids[i] as string, error: toWireError(result.reason) });
  });
  return { docSets, broken };
}

function describePack(pack: Pack): DocSetInfo {
  const { docSet, versions } = pack.manifest;
  return {
    id: docSet.id,
    title: docSet.title || docSet.id,
    description: docSet.description,
    preferred: pack.version().label,
    versions: versions.map(({ label, counts }) => ({ label, topics: counts.topics })),
  };
}
