import { encodeWords } from '../../indexer/core/encoder.ts';
import { DocsError } from '../../indexer/core/errors.ts';
import { tellingWords } from '../../indexer/core/query-words.ts';
import type { SearchHit } from '../../indexer/core/search-hit.ts';
import { type SearchShelf, searchPacks } from '../../indexer/core/search-packs.ts';
import { isWebAddress, parseSiteCatalogue } from '../../indexer/core/site-catalogue.ts';
import { SitePack } from '../../indexer/core/site-pack.ts';
import { fetchCatalogue, inflateOrSay, siteSource } from './site-source.ts';
import type { SearchedDocSet, SearchOptions, SearchResult, SearchResults } from './types.ts';

/** Letters of a word that is being typed, from which on it is likely to stay in its part. */
const SHORTEST = 3;

/** A catalogue that was read, and its doc sets by id. */
interface OpenSite {
  readonly bytes: Uint8Array;
  readonly packs: ReadonlyMap<string, SitePack>;
}

/** The search over a published site. Everything it throws is a DocsError or a SearchError. */
export class Site implements SearchShelf {
  readonly #packs: string;
  /** The catalogue; one that could not be read is asked for again by whoever searches next. */
  #open: Promise<OpenSite> | undefined;
  #reloading: Promise<boolean> | undefined;

  /**
   * @param packs absolute address of the folder with the packs
   * @param catalogue the bytes of its catalogue as they arrived, where somebody has fetched it already
   */
  constructor(packs: string, catalogue?: Promise<Uint8Array<ArrayBuffer>>) {
    this.#packs = packs;
    if (catalogue) this.#keep(this.#read(catalogue.then((bytes) => inflateOrSay(bytes))));
  }

  async docSets(): Promise<readonly string[]> {
    return [...(await this.#opened()).packs.keys()].sort();
  }

  /** The doc sets with their titles, in the order of the site. */
  async describe(): Promise<SearchedDocSet[]> {
    const { packs } = await this.#opened();
    return Array.from(packs.values(), ({ id, docSet, versions }) => ({ id, title: docSet.title, versions }));
  }

  async search(query: string, { limit = 10, docSet, version }: SearchOptions): Promise<SearchResults> {
    const { hits, repaired } = await searchPacks(this, {
      query,
      limit,
      ...(docSet ? { docSet } : {}),
      ...(version ? { version } : {}),
    });
    return { hits: hits.map((hit) => this.#result(hit)), ...(repaired ? { repaired: repaired.to } : {}) };
  }

  /**
   * Reads what a query that is still being typed will most likely need: the parts with its words, which the next letters
   * seldom leave. So the pause after the last letter is not waited for twice. Failures are left to the search.
   */
  async prepare(query: string, { docSet, version }: SearchOptions): Promise<void> {
    const { packs } = await this.#opened();
    const terms = encodeWords(tellingWords(query)).map(({ term }) => term);
    const wanted = terms.filter(({ length }) => length >= SHORTEST);
    for (const pack of packs.values()) {
      if (docSet && pack.id !== docSet) continue;
      const index = pack.index(
        pack.version(version && pack.versions.includes(version) ? version : undefined).label,
      );
      for (const term of wanted) index.mayHold(term).catch(() => {});
    }
  }

  async withPack<T>(id: string, use: (pack: SitePack) => Promise<T>): Promise<T> {
    try {
      return await use(await this.#pack(id));
    } catch (error) {
      // A new upload has other parts: its catalogue names them.
      if (!(error instanceof DocsError) || error.code !== 'pack-damaged' || !(await this.#reload()))
        throw error;
      return use(await this.#pack(id));
    }
  }

  async #pack(id: string): Promise<SitePack> {
    const { packs } = await this.#opened();
    const pack = packs.get(id);
    if (pack) return pack;
    throw new DocsError(
      'not-found',
      `There is no doc set "${id}"`,
      `There are ${[...packs.keys()].join(', ')}`,
    );
  }

  #opened(): Promise<OpenSite> {
    return this.#open ?? this.#keep(this.#read(fetchCatalogue(this.#packs)));
  }

  #keep(opening: Promise<OpenSite>): Promise<OpenSite> {
    this.#open = opening;
    opening.catch(() => {
      if (this.#open === opening) this.#open = undefined;
    });
    return opening;
  }

  /** Reads the catalogue anew. @returns whether it is another one now */
  #reload(): Promise<boolean> {
    this.#reloading ??= (async () => {
      try {
        const { bytes } = await this.#opened();
        const now = await this.#read(fetchCatalogue(this.#packs));
        if (bytes.length === now.bytes.length && bytes.every((byte, i) => byte === now.bytes[i]))
          return false;
        this.#keep(Promise.resolve(now));
        return true;
      } finally {
        this.#reloading = undefined;
      }
    })();
    return this.#reloading;
  }

  async #read(catalogue: Promise<Uint8Array>): Promise<OpenSite> {
    const bytes = await catalogue;
    const parsed = parseSiteCatalogue(bytes, 'packs/all.json.gz');
    const packs = parsed.packs.map(
      (entry) =>
        [entry.id, new SitePack(entry, siteSource(this.#packs, entry.id, parsed), parsed.app)] as const,
    );
    return { bytes, packs: new Map(packs) };
  }

  #result({
    ref,
    docSet,
    version,
    versions,
    title,
    trail,
    kind,
    excerpt,
    marks,
    url,
  }: SearchHit): SearchResult {
    return {
      ...{ ref, docSet, version, versions, title, trail, kind, excerpt, marks },
      url: isWebAddress(url) && URL.canParse(url, this.#packs) ? new URL(url, this.#packs).href : undefined,
    };
  }
}
