import { app, type Session } from 'electron';
import { mayRequest } from './addresses.ts';

/**
 * Cancels every request that is not for our own files: a second wall behind the pages' policies, which also holds for
 * what Chromium itself might ask for.
 */
export function closeNetwork(session: Session): void {
  const isDevelopment = !app.isPackaged;
  session.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: !mayRequest(url, isDevelopment) }),
  );
}
