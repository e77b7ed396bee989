import type { Locator, Page } from '@playwright/test';

/** The app as somebody reading in it sees it. */
export class ReadingPage {
  readonly page: Page;
  readonly #address: string;

  readonly title: Locator;
  readonly article: Locator;
  readonly topics: Locator;
  readonly breadcrumbs: Locator;
  readonly outline: Locator;
  readonly version: Locator;
  readonly docSet: Locator;
  /** What is said when an address does not lead where it says. */
  readonly detour: Locator;

  constructor(page: Page, address: string) {
    this.page = page;
    this.#address = address;
    this.title = page.getByRole('main').getByRole('heading', { level: 1 });
    this.article = page.getByRole('article');
    this.topics = page.getByRole('navigation', { name: 'Topics' });
    this.breadcrumbs = page.getByRole('navigation', { name: 'Where this page stands' });
    this.outline = page.locator('.outline-column');
    this.version = page.getByRole('combobox', { name: 'Version', exact: true });
    this.docSet = page.getByRole('combobox', { name: 'Documentation' });
    this.detour = page.getByRole('main').locator('.detours');
  }

  /** Goes to a ref by the window's address; '' is the first page. */
  async open(ref = ''): Promise<void> {
    await this.page.goto(`${this.#address}#/${ref}`);
    // Keys pressed before the app is there go nowhere.
    await this.page.getByRole('main').waitFor();
  }

  /** A section of the page, by its anchor. */
  section(anchor: string): Locator {
    return this.page.locator(`[id="${anchor}"]`);
  }

  /** The first block of code in a section. */
  snippet(anchor: string): Snippet {
    return new Snippet(this.section(anchor).locator('.code-block').first());
  }

  /** The ref in the window's address. */
  get ref(): string {
    return new URL(this.page.url()).hash.replace(/^#\//, '');
  }
}

/** A block of code and what came of running it. */
export class Snippet {
  readonly block: Locator;
  readonly run: Locator;
  readonly toPad: Locator;
  readonly runAbove: Locator;
  readonly edit: Locator;
  readonly reset: Locator;
  readonly editor: Locator;
  readonly stop: Locator;
  readonly output: Locator;

  constructor(block: Locator) {
    this.block = block;
    this.toPad = block.getByRole('button', { name: 'Try it on the scratch pad' });
    this.run = block.getByRole('button', { name: /^Run( again)?$/ });
    this.runAbove = block.getByRole('button', { name: 'Run all above' });
    this.edit = block.getByRole('button', { name: 'Edit' });
    this.reset = block.getByRole('button', { name: 'Reset' });
    this.editor = block.getByRole('textbox', { name: 'Code to change and run' });
    this.stop = block.getByRole('button', { name: 'Stop' });
    this.output = block.getByRole('region', { name: 'Output' });
  }

  /** Puts other code in the place of what is in the editor, key by key as a reader would. */
  async write(code: string): Promise<void> {
    await this.editor.click();
    await this.editor.press('ControlOrMeta+a');
    await this.editor.press('Delete');
    await this.editor.pressSequentially(code);
  }
}
