import { DocsError } from '../core/errors.ts';
import { MAX_FILE_BYTES, MAX_FILES } from './source-rules.ts';

const MEGABYTE = 1024 * 1024;

/** What an archive may hold at most. */
export interface ArchiveMaximum {
  readonly entries: number;
  /** Of one file. */
  readonly fileBytes: number;
  /** Of everything unpacked: what an archive holds is kept in memory while it is imported. */
  readonly bytes: number;
}

const MAXIMUM: ArchiveMaximum = { entries: MAX_FILES, fileBytes: MAX_FILE_BYTES, bytes: 512 * MEGABYTE };

/** Counts what an archive brings. A small one may hold a billion zeros, or as many entries. */
export class ArchiveLimits {
  readonly maximum: ArchiveMaximum;
  readonly #given: string;
  #bytes = 0;
  #entries = 0;

  /** @param given the archive's path as a person gave it, for messages */
  constructor(given: string, maximum: Partial<ArchiveMaximum> = {}) {
    this.#given = given;
    this.maximum = { ...MAXIMUM, ...maximum };
  }

  /** @throws DocsError `source-unsupported` when this entry is one too many. */
  countEntry(): void {
    const { entries } = this.maximum;
    if (++this.#entries > entries) throw this.#tooLarge(`holds more than ${entries} entries`);
  }

  /** The same chunks. @throws DocsError `source-unsupported` as soon as all chunks together are too large. */
  async *within(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    const { bytes } = this.maximum;
    for await (const chunk of chunks) {
      this.#bytes += chunk.length;
      if (this.#bytes > bytes)
        throw this.#tooLarge(`unpacks to more than ${Math.round(bytes / MEGABYTE)} MB`);
      yield chunk;
    }
  }

  #tooLarge(why: string): DocsError {
    return new DocsError('source-unsupported', `${this.#given} ${why}`, 'Unpack it and give the folder');
  }
}
