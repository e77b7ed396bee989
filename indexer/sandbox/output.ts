import { OUTPUT_LIMIT } from './limits.ts';

type Stream = 'stdout' | 'stderr';

/** Collects what a run prints, up to a limit on both streams together. */
export class Output {
  readonly #texts: Record<Stream, string[]> = { stdout: [], stderr: [] };
  #size = 0;
  #cut = false;

  constructor(private readonly limit = OUTPUT_LIMIT) {}

  /** Takes text and gives back the part of it that is within the limit. */
  add(kind: Stream, text: string): string {
    const kept = text.slice(0, this.limit - this.#size);
    if (kept.length < text.length) this.#cut = true;
    if (kept !== '') this.#texts[kind].push(kept);
    this.#size += kept.length;
    return kept;
  }

  /** True once nothing more is taken. */
  get isFull(): boolean {
    return this.#size >= this.limit;
  }

  text(kind: Stream): string {
    return this.#texts[kind].join('');
  }

  /** One line for the reader when something was dropped. */
  get notice(): string | undefined {
    if (!this.#cut) return undefined;
    return `The snippet printed more than ${this.limit.toLocaleString('en')} characters; the rest was dropped.`;
  }
}

/** Joins what there is to say into one line. */
export function joinNotices(...notices: readonly (string | undefined)[]): { notice?: string } {
  const said = notices.filter((notice) => notice !== undefined && notice !== '');
  return said.length === 0 ? {} : { notice: said.join(' ') };
}
