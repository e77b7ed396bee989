import type { Locator, Page } from '@playwright/test';

/** The tabs of the window. */
export class TabStrip {
  readonly strip: Locator;
  readonly names: Locator;
  readonly active: Locator;

  constructor(page: Page) {
    this.strip = page.getByRole('navigation', { name: 'Tabs' });
    this.names = this.strip.locator('.tab-name');
    this.active = this.strip.locator('[aria-current="page"]');
  }

  async choose(name: string): Promise<void> {
    await this.strip.getByRole('button', { name, exact: true }).click();
  }

  async close(name: string): Promise<void> {
    await this.strip.getByRole('button', { name: `Close ${name}` }).click();
  }
}
