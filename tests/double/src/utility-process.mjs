// @ts-check
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { assertReady } from './life.mjs';
import { StrictEmitter, strict } from './strict.mjs';

/** @import { ForkOptions } from 'electron' */

const CHILD = fileURLToPath(new URL('./utility-child.mjs', import.meta.url));

/** A Node process of its own, spoken to by messages. */
class UtilityProcess extends StrictEmitter {
  #child;

  /**
   * @param {string} modulePath
   * @param {readonly string[]} args
   * @param {ForkOptions} options
   */
  constructor(modulePath, args, { env, execArgv, cwd, stdio = 'inherit' }) {
    super('utilityProcess', ['spawn', 'exit', 'message']);
    const output = stdio === 'pipe' || stdio === 'ignore' ? stdio : 'inherit';
    if (stdio !== output)
      throw new Error("the Electron double takes only 'pipe', 'ignore' or 'inherit' as stdio");
    this.#child = fork(CHILD, [modulePath, ...args], {
      env: /** @type {NodeJS.ProcessEnv} */ (env ?? process.env),
      execArgv: execArgv ?? [],
      serialization: 'advanced',
      stdio: ['ignore', output, output, 'ipc'],
      ...(cwd === undefined ? {} : { cwd }),
    });
    this.#child.on('spawn', () => this.emit('spawn'));
    this.#child.on('message', (message) => this.emit('message', message));
    this.#child.on('exit', (code) => {
      utilityProcesses.delete(this);
      this.emit('exit', code ?? 1);
    });
    utilityProcesses.add(this);
  }

  get pid() {
    return this.#isRunning() ? this.#child.pid : undefined;
  }
  get stdout() {
    return this.#child.stdout;
  }
  get stderr() {
    return this.#child.stderr;
  }
  /**
   * @param {any} message
   * @param {never} [transfer]
   */
  postMessage(message, transfer) {
    if (transfer !== undefined)
      throw new Error('the Electron double transfers no ports to a utility process');
    if (this.#child.connected) this.#child.send(message, () => {});
  }
  kill() {
    return this.#isRunning() && this.#child.kill();
  }

  #isRunning() {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }
}

/** @type {Set<UtilityProcess>} */
const utilityProcesses = new Set();
process.on('exit', () => {
  for (const each of utilityProcesses) each.kill();
});

/** The `utilityProcess` export. */
export const utilityProcess = strict('utilityProcess', {
  /**
   * @param {string} modulePath
   * @param {readonly string[] | ForkOptions} [args]
   * @param {ForkOptions} [options]
   */
  fork(modulePath, args = [], options = {}) {
    assertReady('utilityProcess cannot be created before app is ready');
    const isShort = !Array.isArray(args);
    return new UtilityProcess(
      modulePath,
      isShort ? [] : args,
      isShort ? /** @type {ForkOptions} */ (args) : options,
    );
  },
});
