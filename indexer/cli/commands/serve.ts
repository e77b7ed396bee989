import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DocsError } from '../../core/errors.ts';
import { Desk } from '../../desk/desk.ts';
import { SearchLog } from '../../server/search-log.ts';
import { startServer } from '../../server/server.ts';
import { installedPacksFolder } from '../../store/home.ts';
import { NODE_DESK_HOST } from '../desk-host.ts';
import { EXIT } from '../exit-codes.ts';
import { shippedPacks, webFolder } from '../package-files.ts';
import type { Terminal } from '../terminal.ts';

const DEFAULT_PORT = 8791;

export interface ServeOptions {
  readonly port?: number;
  readonly readOnly?: boolean;
  readonly logSearches?: string;
  readonly json?: boolean;
}

/**
 * `djdocs serve [SITE]`: serves the app and the packs, or an exported site, on 127.0.0.1 until it is interrupted.
 * @param site the folder of an exported site
 */
export async function serveCommand(
  site: string | undefined,
  options: ServeOptions,
  terminal: Terminal,
): Promise<number> {
  const web = webFolder();
  if (site !== undefined && !existsSync(join(site, 'index.html'))) {
    throw new DocsError('usage', `${site} holds no site`, `Write one with \`djdocs export ${site}\``);
  }
  if (site === undefined && !existsSync(join(web, 'index.html'))) {
    throw new DocsError(
      'runtime-missing',
      'The app is not built',
      'Run `npm run build` in the djdocs folder',
    );
  }
  const shipped = shippedPacks();
  const searchLog = options.logSearches === undefined ? undefined : await SearchLog.open(options.logSearches);
  const server = await startServer({
    port: options.port ?? DEFAULT_PORT,
    web,
    packs: [installedPacksFolder(), ...(shipped ? [shipped] : [])],
    ...(options.readOnly || site !== undefined ? {} : { desk: new Desk(NODE_DESK_HOST) }),
    ...(site === undefined ? {} : { site }),
    ...(searchLog ? { searchLog } : {}),
  });
  terminal.out(options.json ? JSON.stringify({ address: server.address }) : server.address);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
  });
  await server.close();
  return EXIT.ok;
}
