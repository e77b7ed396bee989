import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from './root.mjs';

export const DJDOCS = join(root, 'out/cli/djdocs.js');

/**
 * Starts `djdocs serve`.
 * @param {number | undefined} port undefined for the usual one, or any other when that is taken
 * @returns {Promise<{ address: string, ended: Promise<number> }>} `ended` gives the exit code
 * @throws {Error} with what the server said when it does not start
 */
export async function serveApp(port) {
  try {
    return await serve(port === undefined ? [] : ['--port', String(port)]);
  } catch (error) {
    if (port !== undefined) throw error;
    return serve(['--port', '0']);
  }
}

/** @param {string[]} options */
async function serve(options) {
  const child = spawn(process.execPath, [DJDOCS, 'serve', ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  let complaints = '';
  child.stderr.on('data', (text) => {
    complaints += text;
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.on(signal, () => child.kill(signal));
  }
  const ended = once(child, 'exit').then(([code]) => code ?? 0);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const { value: address, done } = await lines.next();
  if (done) {
    await ended;
    throw new Error(complaints.trim() || 'djdocs serve ended before it said its address');
  }
  child.stderr.pipe(process.stderr);
  return { address: String(address).trim(), ended };
}
