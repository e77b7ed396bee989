import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type {
  CatalogueItem,
  Chore,
  DeskMessage,
  FetchedDocSet,
  GetOrder,
  InstalledDocSet,
  Recognition,
  Verdict,
} from '../core/desk-calls.ts';
import { DocsError, describeError } from '../core/errors.ts';
import { Library } from '../core/library.ts';
import { PREVIOUS_FILE } from '../core/pack-files.ts';
import { UNVERSIONED } from '../core/versions.ts';
import { findOffer, shippedCatalogue } from '../get/catalogue.ts';
import { fetchOffer, importOptions } from '../get/get-offer.ts';
import { systemDocsOf } from '../get/system-docs.ts';
import { withCompanions } from '../import/companions.ts';
import { openSource } from '../import/open-source.ts';
import { splitSource } from '../import/recognise.ts';
import { folderShelf, folderSource } from '../store/folder-source.ts';
import { measurePack, readManifest, rollBack } from '../store/generations.ts';
import { lastCheckOf, noteCheck } from '../store/last-check.ts';
import { withLock } from '../store/lock.ts';
import { removeDocSet } from '../store/remove-doc-set.ts';
import { tidyPacks } from '../store/tidy.ts';
import { verifyPack, whyPreviousDamaged } from '../store/verify-pack.ts';
import { openDelivery } from './delivery.ts';

/** Does one chore of looking after a library. @throws DocsError when it cannot be done. */
export async function runChore(chore: Chore, send: (message: DeskMessage) => void): Promise<unknown> {
  switch (chore.kind) {
    case 'inspect':
      return inspect(chore.packs);
    case 'tidy':
      return tidyPacks(chore.packs);
    case 'recognise':
      return recogniseSource(chore.source);
    case 'catalogue':
      return listCatalogue();
    case 'verify':
      return verify(chore.packs, chore.docSet);
    case 'roll-back': {
      const { packs, docSet } = chore;
      await withLock(join(packs, docSet), docSet, () => rollBack(join(packs, docSet), docSet));
      return null;
    }
    case 'remove':
      await removeDocSet(chore.packs, chore.docSet, chore.version ?? undefined);
      return null;
    case 'forget':
      return forget(chore.folder, chore.downloads);
    case 'fetch':
      return fetchDocSet(chore.order, chore.downloads, send);
  }
}

async function inspect(packs: string): Promise<InstalledDocSet[]> {
  const library = new Library(folderShelf(packs));
  const docSets: InstalledDocSet[] = [];
  for (const id of await library.docSets()) {
    const folder = join(packs, id);
    const hasPrevious = readManifest(folder, PREVIOUS_FILE) !== undefined;
    const nothing = { id, title: id, bytes: 0, previousBytes: hasPrevious ? 0 : null, versions: [] };
    try {
      const { manifest } = await library.pack(id);
      const { bytes, previousBytes } = await measurePack(folder, id);
      const versions = manifest.versions.map(({ label, counts, sources }) => ({
        label,
        topics: counts.topics,
        problems: Object.values(counts.problems).reduce((sum, count) => sum + count, 0),
        sources: sources.map(({ name, format, license, origin }) => ({
          name,
          format,
          ...(license ? { license } : {}),
          ...(origin ? { origin } : {}),
        })),
      }));
      const { title } = manifest.docSet;
      const lastCheck = lastCheckOf(packs, id);
      docSets.push({
        ...{ id, title, bytes, versions, previousBytes: hasPrevious ? previousBytes : null },
        ...(lastCheck ? { lastCheck } : {}),
      });
    } catch (error) {
      if (!(error instanceof DocsError)) throw error;
      docSets.push({ ...nothing, error: describeError(error) });
    }
  }
  return docSets;
}

async function recogniseSource(source: string): Promise<Recognition> {
  const parts = splitSource(withCompanions(await openSource(source), source));
  const [first] = parts;
  if (!first) throw new Error('a source has at least one part');
  const delivery = openDelivery(first.tree, source, { sources: [source], packs: '' });
  const [placed] = delivery.sources;
  if (!placed) throw new Error('a delivery has at least one source');
  return {
    format: placed.opened.importer.format,
    reason: placed.reason,
    docSet: delivery.id,
    title: delivery.title,
    ...(placed.label === UNVERSIONED ? {} : { version: placed.label }),
    sources: Math.max(parts.length, delivery.sources.length),
  };
}

async function verify(packs: string, docSet: string): Promise<Verdict> {
  const folder = join(packs, docSet);
  const { parts, damaged } = await verifyPack(folderSource(folder, docSet));
  noteCheck(packs, docSet, damaged.length);
  const damage = damaged.map(({ file, why }) => `${file}: ${why}`);
  const previous = readManifest(folder, PREVIOUS_FILE) && (await whyPreviousDamaged(folder, docSet));
  return { parts, damage: previous ? [...damage, `The state to go back to: ${previous}`] : damage };
}

function listCatalogue(): CatalogueItem[] {
  return shippedCatalogue().map((entry) => {
    const { name, title, about, format, license, megabytes, versions, url } = entry;
    const system = systemDocsOf(entry);
    return {
      ...{ name, title, about, format, license, megabytes, versions },
      host: new URL(url.replaceAll('{version}', '0')).host,
      ...(system ? { system: system.package } : {}),
    };
  });
}

async function fetchDocSet(
  { name, version, system }: GetOrder,
  downloads: string,
  send: (message: DeskMessage) => void,
): Promise<FetchedDocSet> {
  const offer = findOffer(version === undefined ? name : `${name}@${version}`, shippedCatalogue());
  if (system) {
    const docs = systemDocsOf(offer.entry);
    if (docs) return { request: { sources: [docs.folder], ...importOptions(offer) } };
    throw new DocsError('source-missing', `No package of ${name} is installed here`, 'Fetch it instead');
  }
  let last = 0;
  const { request, folder } = await fetchOffer(offer, downloads, {
    onProgress: (done, total) => {
      const now = performance.now();
      if (now - last < 80 && done !== total) return;
      last = now;
      send({ type: 'fetching', name, done, ...(total === undefined ? {} : { total }) });
    },
  });
  return { request, folder };
}

/** Deletes a folder that a fetch has made. */
function forget(folder: string, downloads: string): null {
  if (dirname(folder) === downloads) rmSync(folder, { recursive: true, force: true });
  return null;
}
