import { constants, gzipSync } from 'node:zlib';
import type { Pack } from '../core/pack.ts';
import type { RangeTableRef } from '../core/pack-format.ts';
import { readRangePart, writeRangeParts } from '../core/range-table.ts';
import {
  SITE_FORMAT,
  SITE_NAME_LENGTH,
  type SiteCatalogue,
  type SiteEntry,
  type SitePages,
  type SiteTable,
  type SiteVersion,
  symbolKeyIn,
} from '../core/site-catalogue.ts';
import { hashBytes } from './hash.ts';
import { encodeSiteTexts } from './site-texts.ts';
import { withoutSegments } from './write-chunk-table.ts';

/** A pack that a site publishes. */
export interface IndexedPack {
  readonly pack: Pack;
  /** By version label: where its plain pages lie, if there are any. */
  readonly pages: Readonly<Record<string, SitePages>>;
}

export interface SiteIndex {
  /** JSON; its file is SITE_CATALOGUE_FILE, compressed. */
  readonly catalogue: Uint8Array;
  /** By path below the folder with the packs, without the ending `.gz`: bytes before compression. */
  readonly parts: ReadonlyMap<string, Uint8Array>;
}

/** Bytes of a part of terms before compression: a query reads one for each word, and the catalogue names them all. */
const TERM_PART_BYTES = 6 * 1024;
/** Bytes of a part of names before compression. */
const NAME_PART_BYTES = 12 * 1024;

/**
 * The search index of a site (core/site-catalogue.ts says what it is). Equal packs give equal bytes.
 * @param app address of the reading app, as of pages
 * @throws PackIntegrityError when a pack is damaged.
 */
export async function encodeSiteIndex(packs: readonly IndexedPack[], app?: string): Promise<SiteIndex> {
  const parts = new Map<string, Uint8Array>();
  const entries: SiteEntry[] = [];
  for (const indexed of packs) {
    const { id } = indexed.pack;
    const add = (bytes: Uint8Array) => {
      const name = hashBytes(bytes).slice(0, SITE_NAME_LENGTH);
      parts.set(`${id}/search/${name}`, bytes);
      return name;
    };
    entries.push(await encodeEntry(indexed, add));
  }
  const [first] = packs;
  // Where there is one doc set, every query reads the same table: it saves a request to have it at hand.
  const inline = first && packs.length === 1 ? tableInForce(first.pack, entries[0] as SiteEntry, parts) : {};
  const catalogue: SiteCatalogue = {
    format: SITE_FORMAT,
    ...(app ? { app } : {}),
    packs: entries,
    ...inline,
  };
  return { catalogue: new TextEncoder().encode(JSON.stringify(catalogue)), parts };
}

type AddPart = (bytes: Uint8Array) => string;

async function encodeEntry({ pack, pages }: IndexedPack, add: AddPart): Promise<SiteEntry> {
  const { manifest, source } = pack;
  const terms = await entriesOf(pack, manifest.postings);
  const versions: SiteVersion[] = [];
  for (const [number, { label, chunks, vocabulary, symbols, moves, counts }] of manifest.versions.entries()) {
    const names = await entriesOf(pack, symbols);
    for (const [key, value] of names) terms.push([symbolKeyIn(number, key), value]);
    const { moved } = await pack.moves(label);
    const own = Object.hasOwn(pages, label) ? pages[label] : undefined;
    versions.push({
      label,
      chunks: counts.chunks,
      topics: counts.topics,
      table: add(withoutSegments(await source.part(chunks.name))),
      vocabulary: add(await source.part(vocabulary.name)),
      symbols: addTable(names, NAME_PART_BYTES, add),
      ...(moves ? { moves: add(new TextEncoder().encode(JSON.stringify({ moved, heirs: [] }))) } : {}),
      ...(own ? { pages: own } : {}),
    });
  }
  return {
    id: pack.id,
    title: manifest.docSet.title,
    encoder: manifest.encoder,
    terms: addTable(terms, TERM_PART_BYTES, add),
    texts: await encodeSiteTexts(pack, add),
    versions,
  };
}

async function entriesOf(pack: Pack, table: RangeTableRef): Promise<[key: string, value: Uint8Array][]> {
  const entries: [string, Uint8Array][] = [];
  for (const [, name] of table) entries.push(...readRangePart(await pack.source.part(name)));
  return entries;
}

function addTable(
  entries: readonly (readonly [key: string, value: Uint8Array])[],
  partBytes: number,
  add: AddPart,
): SiteTable {
  const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
  const before = new Map(sorted.map(([key], i) => [key, sorted[i - 1]?.[0] ?? '']));
  const parts = writeRangeParts(sorted, partBytes);
  return {
    keys: parts.map(({ firstKey }) => separator(before.get(firstKey) ?? '', firstKey)),
    names: parts.map(({ bytes }) => add(bytes)).join(''),
  };
}

/** The shortest beginning of `key` that comes after `before`. */
function separator(before: string, key: string): string {
  let length = 1;
  while (length < key.length && key.slice(0, length) <= before) length++;
  return key.slice(0, length);
}

/** The table of the version that answers when none is asked for, for the catalogue; it is no part then. */
function tableInForce(
  pack: Pack,
  entry: SiteEntry,
  parts: Map<string, Uint8Array>,
): Pick<SiteCatalogue, 'inline'> {
  const { label } = pack.version();
  const { table } = entry.versions.find((version) => version.label === label) as SiteVersion;
  const key = `${pack.id}/search/${table}`;
  const packed = gzipSync(parts.get(key) as Uint8Array, { level: constants.Z_BEST_COMPRESSION });
  parts.delete(key);
  return { inline: { [table]: packed.toString('base64') } };
}
