import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import type { DeskHost } from '../desk/desk.ts';
import { downloadsFolder, installedPacksFolder } from '../store/home.ts';
import { importerProgram, keeperProgram } from './package-files.ts';

/** What a desk of `djdocs serve` needs: processes of Node, in the home of the person who runs this one. */
export const NODE_DESK_HOST: DeskHost = {
  packs: installedPacksFolder,
  downloads: downloadsFolder,
  makeToken: () => randomBytes(16).toString('hex'),
  start(program, message, onMessage) {
    const child = fork(program === 'importer' ? importerProgram() : keeperProgram(), {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    child.on('message', (said) => onMessage(said as never));
    // A process that is gone before it has read this says so by its end.
    child.send(message, () => {});
    const ended = new Promise<string>((resolve) => {
      child.once('error', (error) => resolve(error.message));
      child.once('close', (code, signal) =>
        resolve(signal ? `it was ended by ${signal}` : `it ended with code ${code}`),
      );
    });
    return { ended, kill: () => child.kill('SIGKILL') };
  },
};
