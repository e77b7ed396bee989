// @ts-check

/** @import { DevToolsSession } from './devtools-pipe.mjs' */

const WORLD = 'Electron Double Title';
const BINDING = '__electronDoubleTitle';

/**
 * Calls the listener with a page's title when it is loaded and whenever it changes; Chromium itself only tells a
 * debugger of titles that come with a navigation.
 *
 * @param {DevToolsSession} page
 * @param {(title: string) => void} listener
 */
export async function watchTitle(page, listener) {
  page.listen('Runtime.bindingCalled', ({ name, payload }) => {
    if (name === BINDING) listener(payload);
  });
  await page.send('Runtime.addBinding', { name: BINDING, executionContextName: WORLD });
  const source = `(${reportTitle})(${BINDING});`;
  await page.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName: WORLD });
}

/**
 * Runs in the page, in a world of its own.
 *
 * @param {(title: string) => void} report
 */
function reportTitle(report) {
  if (window !== window.top) return;
  document.addEventListener('DOMContentLoaded', () => {
    const reportNow = () => report(document.title);
    // A document that is an image or plain XML has no head.
    if (document.head)
      new MutationObserver(reportNow).observe(document.head, {
        subtree: true,
        childList: true,
        characterData: true,
      });
    reportNow();
  });
}
