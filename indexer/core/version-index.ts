import { BlockMap } from './block-map.ts';
import { type ChunkTable, readChunkTable } from './chunk-table.ts';
import type { VersionEntry } from './pack-format.ts';
import type { PackParts } from './pack-parts.ts';
import { readTerm } from './postings.ts';
import type { KeyTable } from './range-table.ts';
import { TermMatches } from './ranking-matches.ts';
import { Recent, recall } from './recent.ts';
import { readVocabulary, type VocabularyWord } from './vocabulary.ts';

/** Bytes of decoded terms that are kept: those of the words before the one that a reader is typing, and common ones. */
const KEPT_BYTES = 8 * 1024 * 1024;

/** The parts of a version that are read as a whole. */
export type VersionTables = Pick<VersionEntry, 'chunks' | 'vocabulary'>;

/** What a search reads of one version of a pack, and only when it is asked for. */
export class VersionIndex {
  /** Folded name → symbols. */
  readonly symbols: KeyTable;
  /** Term → where it stands, over all versions; postings.ts reads its values. */
  readonly postings: KeyTable;
  readonly #parts: PackParts;
  readonly #entry: VersionTables;
  readonly #number: number;
  readonly #matches = new Recent<string, Promise<TermMatches>>(KEPT_BYTES);

  /** @param number index of the version in the manifest */
  constructor(
    parts: PackParts,
    entry: VersionTables,
    number: number,
    { postings, symbols }: { readonly postings: KeyTable; readonly symbols: KeyTable },
  ) {
    this.#parts = parts;
    this.#entry = entry;
    this.#number = number;
    this.postings = postings;
    this.symbols = symbols;
  }

  /** The chunks of the version as columns. */
  table(): Promise<ChunkTable> {
    const { name } = this.#entry.chunks;
    return this.#parts.keep(`table ${name}`, async () => {
      const bytes = await this.#parts.bytes(name);
      return this.#parts.decode(name, () => readChunkTable(bytes));
    });
  }

  /** Where the blocks that postings name stand. */
  blocks(): Promise<BlockMap> {
    return this.#parts.keep(
      `blocks ${this.#entry.chunks.name}`,
      async () => new BlockMap(await this.table()),
    );
  }

  /** The words of the version as they are spelled, for repairing and completing queries. */
  vocabulary(): Promise<readonly VocabularyWord[]> {
    const { name } = this.#entry.vocabulary;
    return this.#parts.keep(`vocabulary ${name}`, async () => {
      const bytes = await this.#parts.bytes(name);
      return this.#parts.decode(name, () => readVocabulary(bytes));
    });
  }

  /** Whether a term may stand in this version: false is certain, and costs no more than the term's part. */
  async mayHold(term: string): Promise<boolean> {
    const { text, links } = await this.#read(term);
    return text.length > 0 || links.length > 0;
  }

  /** Where a term stands in the chunks of the version. */
  matches(term: string): Promise<TermMatches> {
    return recall(
      this.#matches,
      term,
      () => this.#gather(term),
      ({ bytes }) => bytes,
    );
  }

  async #gather(term: string): Promise<TermMatches> {
    const [{ text, links }, table, blocks] = await Promise.all([
      this.#read(term),
      this.table(),
      this.blocks(),
    ]);
    return this.#parts.decode(`of "${term}"`, () => new TermMatches(term, text, links, blocks, table.size));
  }

  async #read(term: string): Promise<ReturnType<typeof readTerm>> {
    const value = await this.postings.get(term);
    return this.#parts.decode(`of "${term}"`, () => readTerm(value, this.#number));
  }
}
