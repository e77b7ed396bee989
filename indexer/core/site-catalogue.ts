import { PackFormatError, PackIntegrityError } from './errors.ts';
import { parseJsonPart, type RangeTableRef } from './pack-format.ts';
import { isDocSetId } from './ref.ts';
import { isVersionLabel } from './versions.ts';

/**
 * The search index of a published site: a projection of its packs (pipeline/site-index.ts writes it) that costs a reader
 * who has nothing yet as little as can be. Everything that a first query needs to know stands in one catalogue; the parts
 * lie beside it:
 *
 *   packs/all.json.gz                  the SiteCatalogue, gzip at rest
 *   packs/<doc set>/search/<name>.gz   its parts, immutable, named by the hash of their uncompressed bytes
 *
 * A part is a range of terms, with postings as in a pack and, under symbolKeyIn, the names that are spelled like the term;
 * a range of names for completing them; texts of sections (site-texts.ts); or, of a version, a table of chunks without
 * content parts, a vocabulary, moves as in a pack.
 */
export const SITE_FORMAT = 1;

/** The catalogue's file, below the folder with the packs. */
export const SITE_CATALOGUE_FILE = 'all.json.gz';

/** Hex digits in the name of a part: 48 bits, because names are a good part of what a first query costs. */
export const SITE_NAME_LENGTH = 12;

/** The parts of a range table: for each the shortest key that none of the part before reaches, and all names in a row. */
export interface SiteTable {
  readonly keys: readonly string[];
  readonly names: string;
}

/** Where the plain pages of a version lie. Addresses are relative to the folder with the packs, or absolute. */
export interface SitePages {
  /** An address in which `{path}` stands for the topic's path. */
  readonly url: string;
  /** The addresses of topics that lie elsewhere, by path. */
  readonly except?: Readonly<Record<string, string>>;
}

export interface SiteVersion {
  readonly label: string;
  /** Numbers of chunks and of topics. */
  readonly chunks: number;
  readonly topics: number;
  readonly table: string;
  readonly vocabulary: string;
  readonly symbols: SiteTable;
  readonly moves?: string;
  readonly pages?: SitePages;
}

export interface SiteEntry {
  readonly id: string;
  readonly title: string;
  /** Fingerprint of the encoder that wrote the terms. */
  readonly encoder: string;
  readonly terms: SiteTable;
  /**
   * Parts with texts: what each begins with, the step from the topic of the part before and the number of the record in
   * turns, and all names in a row.
   */
  readonly texts: { readonly starts: readonly number[]; readonly names: string };
  /** Newest first. */
  readonly versions: readonly SiteVersion[];
}

export interface SiteCatalogue {
  readonly format: number;
  /** The reading app, which shows what has no page: an address as of pages. */
  readonly app?: string;
  readonly packs: readonly SiteEntry[];
  /** Parts that every query needs, by name: gzip as base64. */
  readonly inline?: Readonly<Record<string, string>>;
}

const REMEDY = 'Upload all of the site again';

/**
 * Reads a catalogue back.
 * @param bytes as they were before compression
 * @throws PackFormatError when it was written in a format this djdocs does not know.
 * @throws PackIntegrityError when it is no catalogue.
 */
export function parseSiteCatalogue(bytes: Uint8Array, place: string): SiteCatalogue {
  const catalogue = parseJsonPart<Partial<SiteCatalogue> | null>(bytes, place);
  if (typeof catalogue?.format === 'number' && catalogue.format !== SITE_FORMAT) {
    throw new PackFormatError(
      `${place} was written in index format ${catalogue.format}, this search reads format ${SITE_FORMAT}`,
      catalogue.format > SITE_FORMAT ? 'Update djdocs-search.js' : 'Export the site again',
    );
  }
  if (!isList(catalogue?.packs, isEntry) || (catalogue.inline && typeof catalogue.inline !== 'object')) {
    throw new PackIntegrityError(`${place} is not the search index of a site`, REMEDY);
  }
  return catalogue as SiteCatalogue;
}

/** The parts of a table as a range table wants them. */
export function tableRef({ keys, names }: SiteTable): RangeTableRef {
  return keys.map((key, i) => [key, nameAt(names, i)] as const);
}

/** The name with this index of names in a row. */
export function nameAt(names: string, index: number): string {
  return names.slice(index * SITE_NAME_LENGTH, (index + 1) * SITE_NAME_LENGTH);
}

/** The key of the names of a version that fold to `key`, so that they stand beside the term that is spelled like them. */
export function symbolKeyIn(version: number, key: string): string {
  return `${key}\0${version}`;
}

/**
 * The address of a topic's page, with its anchor if one is given. Undefined when there is none, or one that is no address of
 * the web.
 */
export function pageAddress(
  pages: SitePages | undefined,
  path: string,
  anchor: string | undefined,
): string | undefined {
  if (!pages) return undefined;
  const odd = pages.except && Object.hasOwn(pages.except, path) ? pages.except[path] : undefined;
  const page = odd ?? pages.url.replace('{path}', () => path.split('/').map(encodeURIComponent).join('/'));
  if (!isWebAddress(page)) return undefined;
  return anchor === undefined ? page : `${page}#${encodeURIComponent(anchor)}`;
}

/** Whether an address is relative or of the web: never one that runs something. */
export function isWebAddress(address: unknown): address is string {
  // Browsers pass over white space and control characters inside a scheme.
  return (
    typeof address === 'string' && /^(https?:|[^:]*$|[^:]*[/?#])/i.test(address.replace(/[\p{Cc}\s]/gu, ''))
  );
}

function isEntry(entry: unknown): boolean {
  const { id, title, encoder, terms, texts, versions } = (entry ?? {}) as Partial<SiteEntry>;
  return (
    typeof id === 'string' &&
    isDocSetId(id) &&
    typeof title === 'string' &&
    typeof encoder === 'string' &&
    isTable(terms) &&
    isList(texts?.starts, isCount) &&
    isNames(texts?.names, (texts?.starts.length ?? 0) / 2) &&
    isList(versions, isVersion) &&
    (versions?.length ?? 0) > 0
  );
}

function isVersion(version: unknown): boolean {
  const { label, chunks, topics, table, vocabulary, symbols, moves, pages } = (version ??
    {}) as Partial<SiteVersion>;
  return (
    typeof label === 'string' &&
    isVersionLabel(label) &&
    isCount(chunks) &&
    isCount(topics) &&
    isNames(table, 1) &&
    isNames(vocabulary, 1) &&
    isTable(symbols) &&
    (moves === undefined || isNames(moves, 1)) &&
    (pages === undefined || typeof pages?.url === 'string')
  );
}

function isTable(table: unknown): boolean {
  const { keys, names } = (table ?? {}) as Partial<SiteTable>;
  return isList(keys, (key) => typeof key === 'string') && isNames(names, keys?.length ?? 0);
}

function isNames(names: unknown, count: number): boolean {
  return typeof names === 'string' && names.length === count * SITE_NAME_LENGTH && /^[0-9a-f]*$/.test(names);
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isList(value: unknown, isItem: (item: unknown) => boolean): value is readonly unknown[] {
  return Array.isArray(value) && value.every(isItem);
}
