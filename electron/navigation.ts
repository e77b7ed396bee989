import type { WebContents } from 'electron';
import { mayNavigate } from './addresses.ts';
import { openOutside } from './outside-links.ts';

/**
 * Keeps a page and its frames where they are. A link that leads out opens no window here: its address goes to the
 * person's browser or mail program, if it is one of the web and the person agrees.
 */
export function guardNavigation(contents: WebContents): void {
  contents.setWindowOpenHandler(({ url }) => {
    void openOutside(url, contents);
    return { action: 'deny' };
  });
  contents.on('will-frame-navigate', (event) => {
    if (!mayNavigate(event.url, event.isMainFrame)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!mayNavigate(event.url, event.isMainFrame)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
