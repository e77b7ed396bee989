import type { Locator, Page } from '@playwright/test';

/** The scratch pad as somebody working on it sees it. */
export class Pad {
  readonly title: Locator;
  readonly editor: Locator;
  readonly run: Locator;
  readonly output: Locator;
  readonly startOver: Locator;
  readonly bringBack: Locator;
  readonly #page: Page;
  readonly #files: Locator;
  readonly #ask: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.title = page.getByRole('main').getByRole('heading', { level: 1 });
    this.#files = page.getByRole('navigation', { name: 'Files of the project' });
    this.editor = page.locator('.pad-file').getByRole('textbox');
    this.#ask = page.locator('.pad-ask');
    this.run = this.#ask.getByRole('button', { name: /^Run( again)?$/ });
    this.output = this.#ask.getByRole('region', { name: 'Output' });
    this.startOver = page.getByRole('button', { name: 'Start over with the example' });
    this.bringBack = page.getByRole('button', { name: 'Bring back the project before this one' });
  }

  file(path: string): Locator {
    return this.#files.getByRole('button', { name: path, exact: true });
  }

  /** Adds a file and types its text; the editor indents by itself. */
  async add(path: string, text: string): Promise<void> {
    await this.#files.getByRole('button', { name: 'New file' }).click();
    await this.#files.getByRole('textbox', { name: 'Path of the file' }).fill(path);
    await this.#page.keyboard.press('Enter');
    await this.#page.getByRole('textbox', { name: path }).click();
    await this.#page.keyboard.type(text);
  }

  /** Chooses what to ask of the project. */
  async ask(kind: 'Python' | 'Request' | 'Command'): Promise<void> {
    await this.#ask.getByRole('radio', { name: kind }).check();
  }
}
