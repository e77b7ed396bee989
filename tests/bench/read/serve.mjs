import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../../../build/root.mjs';

/**
 * `djdocs serve` on a home.
 * @param {string} home
 * @returns {Promise<{ address: string, close: () => void }>} the address ends in a slash
 */
export async function serve(home) {
  const server = spawn(process.execPath, [join(root, 'out/cli/djdocs.js'), 'serve', '--port', '0'], {
    env: { ...process.env, DJDOCS_HOME: home },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: server.stdout })) {
    return { address: line.trim(), close: () => server.kill() };
  }
  throw new Error('djdocs serve did not start');
}
