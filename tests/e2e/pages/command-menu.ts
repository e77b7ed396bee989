import type { Page } from '@playwright/test';

/** The menu with everything that can be done. */
export class CommandMenu {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Opens the menu and presses an entry. */
  async choose(name: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Menu', exact: true }).click();
    await this.page.locator('.command-menu').getByRole('button', { name, exact: true }).click();
  }
}
