import type { ImportPhase } from '../core/import-messages.ts';
import { formatBytes } from './count-words.ts';

const WORDS: Readonly<Record<ImportPhase, string>> = {
  reading: 'reading pages',
  linking: 'resolving links',
  indexing: 'indexing',
  writing: 'writing',
};
const BAR_WIDTH = 24;

/** A progress bar on one line of stderr, wiped when it is done. Does nothing where nobody watches. */
export class ProgressBar {
  readonly #isShown: boolean;
  #length = 0;

  constructor(isShown: boolean) {
    this.#isShown = isShown;
  }

  show(source: string, phase: ImportPhase, done: number, total: number): void {
    this.#draw(total > 0 ? done / total : 0, `${source}: ${WORDS[phase]} ${done}/${total}`);
  }

  /** @param total bytes, undefined where nobody says */
  showFetching(what: string, done: number, total: number | undefined): void {
    const of = total === undefined ? '' : ` of ${formatBytes(total)}`;
    this.#draw(total ? done / total : 0, `fetching ${what}: ${formatBytes(done)}${of}`);
  }

  clear(): void {
    if (this.#isShown && this.#length > 0) this.#replace('');
  }

  #draw(part: number, text: string): void {
    if (!this.#isShown) return;
    const share = Math.min(1, part);
    const filled = Math.round(share * BAR_WIDTH);
    const bar = '█'.repeat(filled) + '░'.repeat(BAR_WIDTH - filled);
    this.#replace(`${bar} ${String(Math.round(share * 100)).padStart(3)} %  ${text}`);
  }

  #replace(line: string): void {
    const cut = line.slice(0, (process.stderr.columns ?? 80) - 1);
    process.stderr.write(`\r${cut.padEnd(this.#length)}\r${cut}`);
    this.#length = cut.length;
  }
}
