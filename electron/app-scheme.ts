import { protocol } from 'electron';
import { requestPath } from '../indexer/core/request-path.ts';
import { APP_SCHEME, isOwn } from './addresses.ts';
import { answerPacks, PACKS_PATH } from './pack-protocol.ts';
import { refuse, respondWithFile } from './responses.ts';

/** Tells Chromium what kind of scheme ours is. Only works before the app is ready, and once. */
export function registerAppScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme: APP_SCHEME, privileges }]);
}

/**
 * Serves the app and the packs, read-only, at the same addresses as `djdocs serve`.
 * @param web the built app
 * @param packs folders with packs, asked anew for each request because an import may fill one
 */
export function serveApp(web: string, packs: () => readonly string[]): void {
  protocol.handle(APP_SCHEME, async ({ url, method }) => {
    if (!isOwn(url)) return refuse(403, '');
    const path = requestPath(new URL(url).pathname);
    if (path === undefined) return refuse(400, '');
    if (method !== 'GET' && method !== 'HEAD') return refuse(405, path);
    return path.startsWith(PACKS_PATH)
      ? answerPacks(path, packs())
      : respondWithFile(web, path || 'index.html', path);
  });
}
