import type { Locator, Page } from '@playwright/test';

/** The page next to the main one, in a split view. */
export class BesidePane {
  readonly pane: Locator;
  readonly title: Locator;
  readonly version: Locator;

  constructor(page: Page) {
    this.pane = page.getByRole('complementary', { name: /^Beside/ });
    this.title = this.pane.getByRole('heading', { level: 1 });
    this.version = this.pane.getByRole('combobox', { name: 'Version beside' });
  }

  /** A section of it, by its anchor. */
  section(anchor: string): Locator {
    return this.pane.locator(`[id="beside:${anchor}"]`);
  }

  link(name: string): Locator {
    return this.pane.getByRole('link', { name });
  }
}
