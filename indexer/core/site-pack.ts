import { ENCODER_FINGERPRINT } from './encoder.ts';
import { DocsError, PackFormatError } from './errors.ts';
import type { Moves } from './pack-format.ts';
import { PackParts } from './pack-parts.ts';
import type { PartSource } from './part-source.ts';
import { type KeyTable, RangeTable } from './range-table.ts';
import { formatRef } from './ref.ts';
import type { FoundSection, SearchablePack } from './searchable.ts';
import {
  isWebAddress,
  nameAt,
  pageAddress,
  type SiteEntry,
  type SiteVersion,
  symbolKeyIn,
  tableRef,
} from './site-catalogue.ts';
import { readSection, type SiteSection } from './site-texts.ts';
import { CHUNK_KINDS } from './types.ts';
import { VersionIndex } from './version-index.ts';
import { defaultVersion, findVersion } from './versions.ts';

const NO_MOVES: Moves = { moved: [], heirs: [] };

/** A doc set of a published site, as far as a search needs it: its index only. */
export class SitePack implements SearchablePack {
  readonly docSet: { readonly id: string; readonly title: string };
  readonly versions: readonly string[];
  readonly #entry: SiteEntry;
  readonly #app: string | undefined;
  readonly #parts: PackParts;
  readonly #terms: RangeTable;
  /** Topic and record that each part with texts begins with. */
  readonly #texts: readonly (readonly [topic: number, record: number])[];
  readonly #indexes = new Map<string, VersionIndex>();

  /**
   * @param source hands out the doc set's parts; it is not asked for a manifest
   * @param app address of the reading app, if there is one
   * @throws PackFormatError when another encoder wrote the terms: they would not be found
   */
  constructor(entry: SiteEntry, source: PartSource, app: string | undefined) {
    if (entry.encoder !== ENCODER_FINGERPRINT) {
      throw new PackFormatError(
        `the index of "${entry.id}" was made by another version of djdocs than this search`,
        'Upload djdocs-search.js and the packs of one export',
      );
    }
    const { id, title, versions, terms, texts } = entry;
    this.docSet = { id, title };
    this.versions = versions.map(({ label }) => label);
    this.#entry = entry;
    this.#app = app;
    this.#parts = new PackParts(source);
    this.#terms = this.#table(tableRef(terms));
    this.#texts = beginnings(texts.starts);
  }

  get id(): string {
    return this.docSet.id;
  }

  version(label?: string): { readonly label: string; readonly counts: { chunks: number; topics: number } } {
    const wanted = label ?? defaultVersion(this.versions);
    const found = findVersion(wanted, this.versions);
    if (found === undefined) {
      const hint = `There are ${this.versions.join(', ')}`;
      throw new DocsError('not-found', `"${this.id}" has no version ${wanted}`, hint);
    }
    const { chunks, topics } = this.#of(found);
    return { label: found, counts: { chunks, topics } };
  }

  index(label: string): VersionIndex {
    const known = this.#indexes.get(label);
    if (known) return known;
    const number = this.versions.indexOf(label);
    const { table, vocabulary, symbols } = this.#of(label);
    const tables = { postings: this.#terms, symbols: this.#symbols(number, this.#table(tableRef(symbols))) };
    const names = { chunks: { name: table }, vocabulary: { name: vocabulary } };
    const index = new VersionIndex(this.#parts, names, number, tables);
    this.#indexes.set(label, index);
    return index;
  }

  async moves(label: string): Promise<Moves> {
    const { moves } = this.#of(label);
    return moves ? this.#parts.json<Moves>(moves) : NO_MOVES;
  }

  async section(label: string, number: number): Promise<FoundSection> {
    const table = await this.index(label).table();
    const topic = table.topic[number] as number;
    const first = table.firstChunk[topic] as number;
    const record = table.recordsOf(topic).records[number - first] as number;
    const section = await this.#read(topic, record);
    const { path, anchor } = section;
    const kind = CHUNK_KINDS[table.kind[number] as number] ?? 'section';
    const url =
      pageAddress(this.#of(label).pages, path, number === first ? undefined : anchor) ??
      this.#inApp(label, path, anchor);
    return { ...section, kind, ...(url ? { url } : {}) };
  }

  /** Reads the names that are spelled like a term beside it, and those that only begin so where they lie together. */
  #symbols(version: number, all: RangeTable): KeyTable {
    return {
      get: (key) => this.#terms.get(symbolKeyIn(version, key)),
      startingWith: (prefix, limit) => all.startingWith(prefix, limit),
    };
  }

  async #read(topic: number, record: number): Promise<SiteSection> {
    const part = this.#texts.findLastIndex(([first, from]) => (first - topic || from - record) <= 0);
    const name = nameAt(this.#entry.texts.names, part);
    const bytes = await this.#parts.recentBytes(name);
    const section = this.#parts.decode(name, () => readSection(bytes, topic, record));
    if (!section) throw this.#parts.damaged(`part ${name} lacks a section`);
    return section;
  }

  #inApp(version: string, path: string, anchor: string): string | undefined {
    const app = this.#app;
    return isWebAddress(app) ? `${app}#/${formatRef({ docSet: this.id, version, path, anchor })}` : undefined;
  }

  #table(ref: ReturnType<typeof tableRef>): RangeTable {
    return new RangeTable(ref, (name) => this.#parts.recentBytes(name));
  }

  #of(label: string): SiteVersion {
    return this.#entry.versions[this.versions.indexOf(label)] as SiteVersion;
  }
}

function beginnings(starts: readonly number[]): [topic: number, record: number][] {
  const all: [number, number][] = [];
  let topic = 0;
  for (let i = 0; i < starts.length; i += 2) {
    topic += starts[i] as number;
    all.push([topic, starts[i + 1] as number]);
  }
  return all;
}
