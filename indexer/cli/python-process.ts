import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { DocsError } from '../core/errors.ts';
import type { InterpreterAnswers, InterpreterCall } from '../sandbox/interpreter-calls.ts';

/** How long Python may take to start, in milliseconds. */
const START_TIMEOUT = 120_000;

/** Thrown when a call took too long; the process is gone then. */
export class TookTooLong extends Error {}

type Told =
  | { readonly type: 'ready'; readonly runtime: string; readonly fallback?: string }
  | {
      readonly type: 'output';
      readonly id: number;
      readonly kind: 'stdout' | 'stderr';
      readonly text: string;
    }
  | { readonly type: 'answer'; readonly id: number; readonly answer: never }
  | { readonly type: 'broken'; readonly reason: string };

export type OnOutput = (kind: 'stdout' | 'stderr', text: string) => void;

/** Where a process finds what it runs. */
export interface PythonPlace {
  /** The bundled program of the process. */
  readonly program: string;
  /** The folder with `runtime.json`. */
  readonly runtime: string;
  /** The pack of the Django to set up; undefined for plain Python. */
  readonly django: string | undefined;
  /** Memory in which it is set up already. */
  readonly snapshot?: { readonly file: string; readonly harness: string } | undefined;
}

/** A process behind the terminal's wall: no environment, no files but the runtime's, no network, and killed when it takes too long. */
export class PythonProcess {
  #last = 0;
  #waiting: { id: number; onOutput: OnOutput; done: (told: Told) => void } | undefined;

  private constructor(
    private readonly child: ChildProcess,
    /** Such as `Python 3.14.2, Django 5.2.17`. */
    readonly runtime: string,
    /** Why it was started step by step although there was a snapshot. */
    readonly fallback: string | undefined,
  ) {
    child.on('message', (told: Told) => {
      const { type } = told;
      if (type === 'output' && told.id === this.#waiting?.id) this.#waiting.onOutput(told.kind, told.text);
      if (type === 'broken' || (type === 'answer' && told.id === this.#waiting?.id))
        this.#waiting?.done(told);
    });
    process.on('exit', this.#kill);
    child.on('exit', () => this.#waiting?.done({ type: 'broken', reason: 'its process has ended' }));
  }

  /** @throws {DocsError} `runtime-missing` when Python does not start */
  static async start(given: PythonPlace): Promise<PythonProcess> {
    // Node allows what a path really is, not what leads to it.
    const real = (path: string) => (existsSync(path) ? realpathSync(path) : path);
    const place: PythonPlace = {
      program: real(given.program),
      runtime: real(given.runtime),
      django: given.django && real(given.django),
      snapshot: given.snapshot && { ...given.snapshot, file: real(given.snapshot.file) },
    };
    const child = spawn(
      process.execPath,
      [
        ...flagsFor(place),
        place.program,
        place.runtime,
        place.django ?? '',
        place.snapshot?.file ?? '',
        place.snapshot?.harness ?? '',
      ],
      {
        cwd: place.runtime,
        env: {},
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
        windowsHide: true,
      },
    );
    let words = '';
    child.stderr?.on('data', (bytes: Buffer) => {
      words = `${words}${bytes}`.slice(-2000);
    });
    const told = await new Promise<Told>((resolve) => {
      const timer = setTimeout(() => resolve({ type: 'broken', reason: 'it took too long' }), START_TIMEOUT);
      const settle = (one: Told) => {
        clearTimeout(timer);
        resolve(one);
      };
      child.once('message', settle);
      child.once('error', (error) => settle({ type: 'broken', reason: error.message }));
      child.once('exit', () => settle({ type: 'broken', reason: words.trim() || 'its process has ended' }));
    });
    if (told.type === 'ready') return new PythonProcess(child, told.runtime, told.fallback);
    child.kill('SIGKILL');
    const reason = told.type === 'broken' ? told.reason : 'it said nothing';
    throw new DocsError(
      'runtime-missing',
      `Python could not be started: ${reason}`,
      'Build the runtime again',
    );
  }

  /**
   * Asks for one thing and waits for it.
   * @throws {TookTooLong} when it takes longer than `timeoutMs`; the process is killed then
   * @throws {Error} when Python has ended
   */
  async call<N extends InterpreterCall['name']>(
    call: InterpreterCall & { readonly name: N },
    timeoutMs: number,
    onOutput: OnOutput = () => {},
  ): Promise<InterpreterAnswers[N]> {
    this.#last += 1;
    const id = this.#last;
    const told = await new Promise<Told | 'late'>((resolve) => {
      const timer = setTimeout(() => resolve('late'), timeoutMs);
      const done = (one: Told) => {
        clearTimeout(timer);
        resolve(one);
      };
      this.#waiting = { id, onOutput, done };
      this.child.send({ id, call }, (error) => error && done({ type: 'broken', reason: error.message }));
    });
    this.#waiting = undefined;
    if (told === 'late') {
      this.close();
      throw new TookTooLong(`stopped after ${timeoutMs / 1000} seconds, the time limit`);
    }
    if (told.type === 'answer') return told.answer;
    this.close();
    throw new Error(told.type === 'broken' ? told.reason : 'Python said nothing');
  }

  /** Ends the process, whatever it is doing. */
  close(): void {
    process.off('exit', this.#kill);
    this.#kill();
  }

  /** Python that is busy does not hear that its owner has gone. */
  readonly #kill = (): void => {
    this.child.kill('SIGKILL');
  };
}

/** What a process behind Node's own wall may touch; nothing else may be read or written, and nothing started or loaded. */
export function wallFlags(reads: readonly string[], writes: readonly string[] = []): string[] {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const isStable = major > 23 || (major === 23 && minor >= 5) || (major === 22 && minor >= 13);
  return [
    isStable ? '--permission' : '--experimental-permission',
    ...[...new Set(reads)].map((folder) => `--allow-fs-read=${folder}`),
    ...writes.map((folder) => `--allow-fs-write=${folder}`),
    '--disallow-code-generation-from-strings',
    '--no-warnings',
    '--no-addons',
    '--max-old-space-size=1024',
  ];
}

function flagsFor({ program, runtime, django, snapshot }: PythonPlace): string[] {
  const files = [program, django, snapshot?.file].filter((file) => file !== undefined);
  return wallFlags([runtime, ...files.map((file) => dirname(file))]);
}
