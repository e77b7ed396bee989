import { PackIntegrityError, REPLACE_PACK } from './errors.ts';
import { parseJsonPart } from './pack-format.ts';
import type { PartSource } from './part-source.ts';
import { Recent } from './recent.ts';

/** Bytes of range tables that are kept: all of a few megabytes of documentation, the most used of more. */
const RECENT_BYTES = 4 * 1024 * 1024;

/** Reads the parts of one pack: each once at a time, counted, and with errors that name the pack. */
export class PackParts {
  readonly source: PartSource;
  /** What was read so far, for `--explain`. */
  readonly reads = { parts: 0, bytes: 0 };
  readonly #kept = new Map<string, Promise<unknown>>();
  readonly #recent = new Recent<string, Uint8Array>(RECENT_BYTES);

  constructor(source: PartSource) {
    this.source = source;
  }

  /** A part's bytes. Two readers at the same time share the read; the bytes themselves are not kept. */
  bytes(name: string): Promise<Uint8Array> {
    const key = `bytes ${name}`;
    const reading = this.keep(key, async () => {
      const bytes = await this.source.part(name);
      this.note(bytes);
      return bytes;
    });
    const forget = () => this.#kept.delete(key);
    reading.then(forget, forget);
    return reading;
  }

  /** The bytes of a part that is likely to be asked for again, such as one of a range table. */
  async recentBytes(name: string): Promise<Uint8Array> {
    const recent = this.#recent.get(name);
    if (recent) return recent;
    const bytes = await this.bytes(name);
    this.#recent.set(name, bytes, bytes.length);
    return bytes;
  }

  /** A JSON part, read once. */
  json<T>(name: string): Promise<T> {
    return this.keep(name, async () => parseJsonPart<T>(await this.bytes(name), this.placeOf(name)));
  }

  /** What a part is called in messages. */
  placeOf(name: string): string {
    return `part ${name} of ${this.source.place}`;
  }

  /** Makes something once and keeps it; a failure is not kept. */
  keep<T>(key: string, make: () => Promise<T>): Promise<T> {
    const kept = this.#kept.get(key) as Promise<T> | undefined;
    if (kept) return kept;
    const making = make();
    this.#kept.set(key, making);
    making.catch(() => this.#kept.delete(key));
    return making;
  }

  /** Counts bytes that were read. */
  note(bytes: Uint8Array): void {
    this.reads.parts++;
    this.reads.bytes += bytes.length;
  }

  /** Decodes a part's bytes; what cannot be decoded is damage. @throws PackIntegrityError naming the part. */
  decode<T>(part: string, read: () => T): T {
    try {
      return read();
    } catch (cause) {
      throw this.damaged(`part ${part} cannot be read`, cause);
    }
  }

  damaged(what: string, cause?: unknown): PackIntegrityError {
    return new PackIntegrityError(`${this.source.place} is damaged: ${what}`, REPLACE_PACK, { cause });
  }
}
