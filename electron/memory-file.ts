import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';

const NAME = 'memory.json';

/** The text that the app keeps what it remembers in: `memory.json` of the program's own folder. */
export class MemoryFile {
  readonly #folder: string;
  /** Only one write at a time, so that none gets in the way of another's temporary file. */
  #last: Promise<unknown> = Promise.resolve();

  /** @param folder is made when something is first written */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Undefined when nothing was ever written. @throws Error when it is there and cannot be read */
  async read(): Promise<string | undefined> {
    try {
      return await readFile(join(this.#folder, NAME), 'utf8');
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined;
      throw new Error(`${NAME} cannot be read: ${codeOf(error)}`);
    }
  }

  /**
   * Puts a text in the place of the one before, so that a crash leaves the old one or the new one.
   * @throws Error that says why it could not be written
   */
  write(text: string): Promise<void> {
    const written = this.#last.then(() => this.#replace(text));
    this.#last = written.catch(() => undefined);
    return written;
  }

  /** Keeps the present file under a name that none has yet. @returns that name */
  async setAside(): Promise<string> {
    const names = await readdir(this.#folder);
    let number = 1;
    while (names.includes(keptName(number))) number++;
    await rename(join(this.#folder, NAME), join(this.#folder, keptName(number)));
    return keptName(number);
  }

  async #replace(text: string): Promise<void> {
    const path = join(this.#folder, NAME);
    try {
      await mkdir(this.#folder, { recursive: true });
      const file = await open(`${path}.new`, 'w');
      try {
        await file.writeFile(text);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(`${path}.new`, path);
    } catch (error) {
      throw new Error(codeOf(error) === 'ENOSPC' ? 'the disk is full' : `${NAME}: ${codeOf(error)}`);
    }
  }
}

function keptName(number: number): string {
  return `memory.kept-${number}.json`;
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
