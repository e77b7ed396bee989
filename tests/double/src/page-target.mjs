// @ts-check
import { browserSession } from './chromium.mjs';

/** @import { DevToolsSession } from './devtools-pipe.mjs' */

/**
 * Opens an empty page in a window of its own.
 *
 * @param {{ width: number, height: number }} size the window's
 */
export async function openPage({ width, height }) {
  const browser = browserSession();
  const { targetId } = await browser.send('Target.createTarget', {
    url: 'about:blank',
    newWindow: true,
    width,
    height,
  });
  const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: true });
  return { targetId, session: browser.child(sessionId) };
}

/**
 * Prepares a page's session, and the session of each frame that Chromium puts into a process of its own (it does so
 * with every sandboxed frame) before that frame loads anything.
 *
 * @param {DevToolsSession} session
 * @param {(session: DevToolsSession) => Promise<void>} prepare
 */
export async function prepareWithFrames(session, prepare) {
  session.listen('Target.attachedToTarget', ({ sessionId }) => {
    const frame = session.child(sessionId);
    // A frame that has gone meanwhile needs no preparing.
    prepareWithFrames(frame, prepare)
      .then(() => frame.send('Runtime.runIfWaitingForDebugger'))
      .catch(() => {});
  });
  await prepare(session);
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: true,
    flatten: true,
    filter: [{ type: 'iframe' }],
  });
}
