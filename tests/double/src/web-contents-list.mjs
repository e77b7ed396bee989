// @ts-check
import { browserSession } from './chromium.mjs';
import { webContentsByTarget } from './life.mjs';
import { strict } from './strict.mjs';

/** Follows the targets of a started Chromium: closes windows that pages opened, and notices pages that went. */
export function followTargets() {
  const browser = browserSession();
  browser.listen('Target.targetCreated', ({ targetInfo: { targetId, type, openerId } }) => {
    if (type === 'page' && openerId) browser.send('Target.closeTarget', { targetId }).catch(() => {});
  });
  browser.listen('Target.targetDestroyed', ({ targetId }) =>
    webContentsByTarget.get(targetId)?.markDestroyed(),
  );
}

/** The `webContents` export. */
export const webContents = strict('webContents', {
  getAllWebContents: () => [...webContentsByTarget.values()],
  /** @param {number} id */
  fromId: (id) => [...webContentsByTarget.values()].find((each) => each.id === id),
  /** @param {string} targetId */
  fromDevToolsTargetId: (targetId) => webContentsByTarget.get(targetId),
});
