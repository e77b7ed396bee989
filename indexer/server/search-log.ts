import { appendFile, open, stat } from 'node:fs/promises';
import { DocsError } from '../core/errors.ts';

/** What the search box of a site tells: what was searched for, and which hit was chosen. */
export interface LoggedSearch {
  /** When it arrived, ISO 8601. */
  readonly at: string;
  readonly event: 'search' | 'select';
  readonly query: string;
  /** How many hits there were. */
  readonly hits: number;
  /** Of a choice: its place among the hits, from 1, and where it led. */
  readonly rank?: number;
  readonly ref?: string;
}

/** A longer call is none of ours. */
export const MAX_ENTRY_BYTES = 2048;
const MAX_TEXT = 500;
const MAX_COUNT = 100_000;
/** A file that has grown to this is not written any more: who reads it has long had enough, and a disk has an end. */
const MAX_LOG_BYTES = 64 * 1024 * 1024;

/** Reads what a page has sent. @returns undefined for whatever is not such an entry; nothing else of it is kept. */
export function parseLoggedSearch(text: string, at: string): LoggedSearch | undefined {
  const value = parseObject(text);
  const { event, hits, rank } = value;
  const query = lineOf(value.query);
  if (!query || !isCount(hits)) return undefined;
  if (event === 'search') return { at, event, query, hits };
  const ref = lineOf(value.ref);
  if (event !== 'select' || !ref || !isCount(rank) || rank === 0) return undefined;
  return { at, event, query, hits, rank, ref };
}

/** Reads a line of the file back; undefined when it is none. */
export function readLoggedSearch(line: string): LoggedSearch | undefined {
  const { at } = parseObject(line);
  return parseLoggedSearch(line, typeof at === 'string' ? at.slice(0, 40) : '');
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function lineOf(value: unknown): string {
  if (typeof value !== 'string') return '';
  return value
    .replace(/[\p{Cc}\p{Surrogate}\u2028\u2029\s]+/gu, ' ')
    .trim()
    .slice(0, MAX_TEXT);
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= MAX_COUNT;
}

/** The file that the searches of a site are written to, a line of JSON each. */
export class SearchLog {
  readonly file: string;
  readonly #limit: number;
  #writing: Promise<unknown> = Promise.resolve();

  private constructor(file: string, limit: number) {
    this.file = file;
    this.#limit = limit;
  }

  /** @throws DocsError `usage` when the file cannot be written. */
  static async open(file: string, limit = MAX_LOG_BYTES): Promise<SearchLog> {
    try {
      // What people search for is nobody else's business.
      await (await open(file, 'a', 0o600)).close();
    } catch (cause) {
      const why = (cause as NodeJS.ErrnoException).code ?? String(cause);
      throw new DocsError(
        'usage',
        `${file} cannot be written: ${why}`,
        'Give another file to --log-searches',
        { cause },
      );
    }
    return new SearchLog(file, limit);
  }

  /** Adds a line, after those that came before. A full file stays as it is, and so does one that cannot be written. */
  add(entry: LoggedSearch): Promise<void> {
    const line = `${JSON.stringify(entry)}\n`;
    const written = this.#writing.then(async () => {
      const { size } = await stat(this.file).catch(() => ({ size: 0 }));
      if (size + line.length <= this.#limit) await appendFile(this.file, line, { mode: 0o600 });
    });
    this.#writing = written.catch(() => {});
    return this.#writing as Promise<void>;
  }
}
