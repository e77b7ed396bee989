import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DocsError } from '../../core/errors.ts';
import { Desk } from '../../desk/desk.ts';
import { startServer } from '../../server/server.ts';
import { installedPacksFolder } from '../../store/home.ts';
import { NODE_DESK_HOST } from '../desk-host.ts';
import { EXIT } from '../exit-codes.ts';
import { shippedPacks, webFolder } from '../package-files.ts';
import type { Terminal } from '../terminal.ts';

const DEFAULT_PORT = 8791;

/** `djdocs serve`: serves the app and the packs on 127.0.0.1 until it is interrupted. */
export async function serveCommand(
  options: { readonly port?: number; readonly readOnly?: boolean; readonly json?: boolean },
  terminal: Terminal,
): Promise<number> {
  const web = webFolder();
  if (!existsSync(join(web, 'index.html'))) {
    throw new DocsError(
      'runtime-missing',
      'The app is not built',
      'Run `npm run build` in the djdocs folder',
    );
  }
  const shipped = shippedPacks();
  const server = await startServer({
    port: options.port ?? DEFAULT_PORT,
    web,
    packs: [installedPacksFolder(), ...(shipped ? [shipped] : [])],
    ...(options.readOnly ? {} : { desk: new Desk(NODE_DESK_HOST) }),
  });
  terminal.out(options.json ? JSON.stringify({ address: server.address }) : server.address);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
  });
  await server.close();
  return EXIT.ok;
}
