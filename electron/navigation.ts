import { shell, type WebContents } from 'electron';
import { mayNavigate, outsideAddress } from './addresses.ts';

/**
 * Keeps a page and its frames where they are. A link that leads out opens no window here: its address goes to the
 * person's browser or mail program, if it is one of the web.
 */
export function guardNavigation(contents: WebContents): void {
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url);
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

function openOutside(address: string): void {
  const url = outsideAddress(address);
  if (url === undefined) return;
  shell.openExternal(url).catch((error) => console.error(`${url} could not be opened:`, error));
}
