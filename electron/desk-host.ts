import { randomUUID } from 'node:crypto';
import { utilityProcess } from 'electron';
import type { DeskHost } from '../indexer/desk/desk.ts';
import { downloadsFolder, IMPORTER, installedPacks, KEEPER } from './places.ts';

/** What the desk needs of the desktop program: Electron's own kind of processes, in the home of this person. */
export const DESK_HOST: DeskHost = {
  packs: installedPacks,
  downloads: downloadsFolder,
  makeToken: randomUUID,
  start(program, message, onMessage) {
    const file = program === 'importer' ? IMPORTER : KEEPER;
    const child = utilityProcess.fork(file, [], { serviceName: `djdocs ${program}` });
    child.on('message', (said) => onMessage(said as never));
    child.postMessage(message);
    const ended = new Promise<string>((resolve) => {
      child.once('exit', (code) => resolve(`it ended with code ${code}`));
    });
    return { ended, kill: () => void child.kill() };
  },
};
