import type { Session } from 'electron';
import { isOwn } from './addresses.ts';

/** What the app's own page may use: a copy button writes to the clipboard. */
const ALLOWED: ReadonlySet<string> = new Set(['clipboard-sanitized-write']);

/**
 * Denies every permission that the app does not use, to everybody, and those it uses to everybody else. Both handlers
 * are needed: without one, Electron grants what the other is not asked about.
 */
export function denyPermissions(session: Session): void {
  const isAllowed = (permission: string, origin: string, isMainFrame: boolean) =>
    ALLOWED.has(permission) && isMainFrame && isOwn(origin);
  session.setPermissionCheckHandler((_contents, permission, origin, { isMainFrame }) =>
    isAllowed(permission, origin, isMainFrame),
  );
  session.setPermissionRequestHandler((_contents, permission, answer, { isMainFrame, requestingUrl }) =>
    answer(isAllowed(permission, requestingUrl, isMainFrame)),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
}
