import { expect, type Locator, type Page } from '@playwright/test';

/** Search, as its dialog offers it. */
export class SearchPage {
  readonly page: Page;
  readonly dialog: Locator;
  readonly box: Locator;
  readonly results: Locator;
  readonly focused: Locator;
  readonly count: Locator;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole('dialog', { name: 'Search the documentation' });
    this.box = this.dialog.getByRole('combobox');
    this.results = this.dialog.getByRole('option');
    this.focused = this.dialog.getByRole('option', { selected: true });
    this.count = this.dialog.getByRole('status');
  }

  /** Opens the dialog by its shortcut, types as fast as a machine can, and waits for the answer to the last letter. */
  async find(query: string): Promise<void> {
    await this.page.keyboard.press('Control+k');
    await this.box.pressSequentially(query);
    await expect(this.dialog.getByRole('listbox', { includeHidden: true })).toHaveAttribute(
      'data-stale',
      'false',
    );
  }
}
