import type { ImportMessage, ImportRequest } from './import-messages.ts';

/** Keeps account of what an importer has said, for a face to know what became of a process that ended too early. */
export class ImportLedger {
  readonly #sources: readonly string[];
  readonly #told = new Set<string>();
  #isFinished = false;

  constructor(request: ImportRequest) {
    this.#sources = request.sources;
  }

  note(message: ImportMessage): void {
    if (message.type === 'finished') this.#isFinished = true;
    else if (message.type === 'failed') this.#told.add(message.source);
    else if (message.type === 'imported') this.#told.add(message.version.source);
  }

  /**
   * One failure per source that nothing was said about; none when the importer was finished.
   * @param why how the process ended, as the end of a sentence
   */
  unaccounted(why: string): ImportMessage[] {
    if (this.#isFinished) return [];
    return this.#sources
      .filter((source) => !this.#told.has(source))
      .map((source) => ({
        type: 'failed',
        source,
        error: {
          code: 'import-failed',
          message: `${source} could not be imported: ${why}`,
          hint: 'What was installed before is as it was',
        },
      }));
  }
}
