import { PackIntegrityError } from '../../indexer/core/errors.ts';
import { Library, type PackShelf } from '../../indexer/core/library.ts';
import { Pack } from '../../indexer/core/pack.ts';
import type { PartSource } from '../../indexer/core/part-source.ts';
import { type EncodedPack, encodePack } from '../../indexer/pipeline/encode-pack.ts';
import type { DocSetDraft } from '../../indexer/pipeline/version-draft.ts';

/** A pack's bytes as one value, so that two packs can be compared at once. */
export function bytesOf(pack: EncodedPack): Record<string, string> {
  const parts = [...pack.parts].sort(([a], [b]) => (a < b ? -1 : 1));
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
  return {
    manifest: JSON.stringify(pack.manifest),
    ...Object.fromEntries(parts.map(([name, bytes]) => [name, text(bytes)])),
  };
}

/** The parts of an encoded pack, handed out from memory. */
export function memorySource(encoded: EncodedPack): PartSource {
  const place = `pack "${encoded.manifest.docSet.id}"`;
  const manifest = new TextEncoder().encode(JSON.stringify(encoded.manifest));
  return {
    place,
    manifest: async () => manifest,
    part: async (part) => {
      const bytes = encoded.parts.get(part);
      if (!bytes) throw new PackIntegrityError(`${place} lacks ${part}`, 'Add it again');
      return bytes;
    },
  };
}

export function openPack(draft: DocSetDraft): Promise<Pack> {
  return Pack.open(memorySource(encodePack(draft)));
}

/** A library over doc sets that were encoded in memory. */
export function libraryOf(...drafts: DocSetDraft[]): Library {
  const sources = new Map(drafts.map((draft) => [draft.id, memorySource(encodePack(draft))]));
  const shelf: PackShelf = {
    list: async () => [...sources.keys()].sort(),
    source: (id) => sources.get(id) as PartSource,
  };
  return new Library(shelf);
}
