// @ts-check
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {object} SecondInstance
 * @property {string[]} argv
 * @property {string} workingDirectory
 * @property {unknown} additionalData
 */

const OWNER = 'owner';

/** The folder in a user data folder that says which process owns it and takes the others' command lines. */
export class SingleInstance {
  #folder;
  /** @type {import('node:fs').FSWatcher | undefined} */
  #watcher;

  /** @param {string} userData the folder only one process may own */
  constructor(userData) {
    this.#folder = join(userData, 'double-single-instance');
  }

  get isOwner() {
    return this.#watcher !== undefined;
  }

  /**
   * Becomes the owner, or hands its command line to the process that is.
   *
   * @param {SecondInstance} self what the owner is told about this process
   * @param {(other: SecondInstance) => void} onSecond called in the owner for each later process
   * @returns {boolean} whether this process is the owner
   */
  request(self, onSecond) {
    if (this.isOwner) return true;
    mkdirSync(this.#folder, { recursive: true });
    if (!this.#claim()) {
      const message = join(this.#folder, `${process.pid}.json`);
      writeFileSync(`${message}.part`, JSON.stringify(self));
      renameSync(`${message}.part`, message);
      return false;
    }
    // Not kept alive by the watcher: only Chromium does that.
    this.#watcher = watch(this.#folder, { persistent: false }, () => this.#takeMessages(onSecond));
    process.once('exit', () => this.release());
    return true;
  }

  /** Gives the ownership up. */
  release() {
    if (!this.isOwner) return;
    this.#watcher?.close();
    this.#watcher = undefined;
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #claim() {
    const owner = join(this.#folder, OWNER);
    for (const _attempt of [1, 2]) {
      try {
        writeFileSync(owner, String(process.pid), { flag: 'wx' });
        return true;
      } catch {
        if (isAlive(Number(readFileSync(owner, 'utf8')))) return false;
        rmSync(owner, { force: true });
      }
    }
    return false;
  }

  /** @param {(other: SecondInstance) => void} onSecond */
  #takeMessages(onSecond) {
    for (const name of readdirSync(this.#folder)) {
      if (!name.endsWith('.json')) continue;
      const path = join(this.#folder, name);
      const message = JSON.parse(readFileSync(path, 'utf8'));
      rmSync(path);
      onSecond(message);
    }
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
