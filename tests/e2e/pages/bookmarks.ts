import type { Locator, Page } from '@playwright/test';

/** Bookmarks and notes: at sections, and all together in their dialog. */
export class Bookmarks {
  readonly page: Page;
  readonly dialog: Locator;
  readonly items: Locator;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole('dialog', { name: 'Bookmarks and notes' });
    this.items = this.dialog.getByRole('listitem');
  }

  /** The bookmark that is shown at a section of the page. */
  at(anchor: string): Locator {
    return this.page.locator(`[id="${anchor}"] > .section-mark`);
  }

  /** What is written into a file by one of the dialog's buttons. */
  async save(button: string): Promise<string> {
    const saving = this.page.waitForEvent('download');
    await this.dialog.getByRole('button', { name: button }).click();
    const stream = await (await saving).createReadStream();
    const pieces: Buffer[] = [];
    for await (const piece of stream) pieces.push(piece as Buffer);
    return Buffer.concat(pieces).toString('utf8');
  }

  /** Gives the dialog a file to read. */
  async read(name: string, text: string): Promise<void> {
    await this.dialog
      .locator('input[type="file"]')
      .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
  }
}
