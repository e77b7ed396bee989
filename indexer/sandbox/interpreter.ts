import type { loadPyodide, PyodideInterface } from 'pyodide';
import { ABSENT } from '../core/why-not-runnable.ts';
import { FileGuard } from './file-guard.ts';
import { harnessKey } from './harness.ts';
import type { MemorySnapshot } from './memory-snapshot.ts';
import {
  DEFAULT_APP_LABEL,
  type LibrarySnippet,
  type LockInfo,
  type OtherKind,
  type RunRequest,
  type WorkerResult,
} from './messages.ts';
import { joinNotices } from './output.ts';
import { type CreateModule, fileSystemOf, moduleOf } from './pyodide-internals.ts';
import { startPyodide, startSession } from './start-pyodide.ts';
import { createStreams, type OnOutput } from './streams.ts';

/** What differs between the places an interpreter can run in. */
export interface InterpreterHost {
  readonly loadPyodide: typeof loadPyodide;
  readonly createModule: CreateModule;
  /** Where Pyodide asks for its binary. */
  readonly indexUrl: string;
  readonly stdlibUrl: string;
  readonly lockInfo: LockInfo;
  readonly packs: readonly Uint8Array[];
  readonly withDjango: boolean;
  readonly memoryLimit: number;
  /** Memory in which Python has started and Django is set up, which saves both. */
  readonly snapshot?: MemorySnapshot;
  /** What Python may see of JavaScript. @default nothing */
  readonly jsGlobals?: object;
}

type Answer = Omit<WorkerResult, 'dead'>;
type Call = 'learn' | 'prepare' | 'execute';

/** What opening a page came to. */
export interface OpenedPage {
  /** Earlier snippets that failed, by their number from 1, each with its traceback. */
  readonly failed: readonly { readonly number: number; readonly traceback: string }[];
  /** How Python itself ended, when it did. */
  readonly ended?: WorkerResult;
}

/** Growing the heap is for good, so an interpreter that has grown by more than this is not used again. */
const GROWTH_LIMIT = 64 * 1024 * 1024;

/** Snippets that reach for Pyodide or its event loop can leave things on JavaScript's side, which cannot be put back. */
const LEAVES_TRACES = /\b(_?pyodide(_\w+)?|micropip|js|asyncio)\b/;

/** One Python, used for run after run; every page starts from the state it was in when it had just started. */
export class Interpreter {
  #isFresh = true;
  #isDead = false;
  #isTraced = false;
  /** Why it was not started from the snapshot that it was given. */
  fallback: string | undefined;

  private constructor(
    private readonly python: PyodideInterface,
    /** Such as `Python 3.14.2, Django 5.2.17`. */
    readonly runtime: string,
    private baseline: Int8Array,
    private readonly files: FileGuard,
    private readonly calls: Readonly<Record<Call, (text?: string) => string | undefined>>,
    private readonly streams: ReturnType<typeof createStreams>,
  ) {}

  /** Starts Python and, when the host has one, sets Django up: from the snapshot, or step by step when that does not do. */
  static async boot(host: InterpreterHost): Promise<Interpreter> {
    const { snapshot, ...plain } = host;
    if (snapshot === undefined) return Interpreter.#boot(plain);
    try {
      if (snapshot.harness !== harnessKey()) throw new Error('it was made by another djdocs');
      return await Interpreter.#boot(host);
    } catch (error) {
      const python = await Interpreter.#boot(plain);
      python.fallback = `The memory snapshot could not be used: ${reasonOf(error)}`;
      return python;
    }
  }

  static async #boot(host: InterpreterHost): Promise<Interpreter> {
    const streams = createStreams();
    const python = await startPyodide(host);
    python.setStdin({ stdin: () => null });
    python.setStdout({ write: streams.writer('stdout') });
    python.setStderr({ write: streams.writer('stderr') });
    if (!host.snapshot) startSession(python, host.withDjango);
    const session = python.pyimport('djdocs_sandbox.session');
    const runtime = String(session.versions());
    const { learn, prepare, execute } = session;
    const files = new FileGuard(fileSystemOf(python.FS));
    const baseline = moduleOf(python).HEAP8.slice();
    return new Interpreter(python, runtime, baseline, files, { learn, prepare, execute }, streams);
  }

  /** Takes in snippets that every later page may borrow from, which saves handing them in each time. */
  learn(library: readonly LibrarySnippet[]): void {
    if (!this.#isFresh && !this.rewind()) throw new Error('this interpreter can no longer be used');
    this.calls.learn(JSON.stringify(library));
    this.baseline = moduleOf(this.python).HEAP8.slice();
  }

  /** Runs a snippet on a page of its own, then puts everything back. */
  run(request: RunRequest, onOutput: OnOutput): WorkerResult {
    const result = this.runOnce(request, onOutput);
    return this.rewind() ? result : { ...result, dead: true };
  }

  /** Runs a snippet on a page of its own, context first and unheard; everything stays as it is after that. */
  runOnce(request: RunRequest, onOutput: OnOutput): WorkerResult {
    const { failed, ended } = this.openPage(request);
    const result = ended ?? this.runNext(request.code, onOutput, request.section, request.kind);
    return { ...result, ...joinNotices(result.notice, noticeOfFailed(failed.map(({ number }) => number))) };
  }

  /** Forgets everything earlier and runs a page's first snippets. */
  openPage(page: Omit<RunRequest, 'code' | 'timeoutMs'>): OpenedPage {
    const { context, alone = false, library = [], files = [], appLabel = DEFAULT_APP_LABEL } = page;
    if (!this.#isFresh && !this.rewind()) throw new Error('this interpreter can no longer be used');
    this.#isFresh = false;
    this.#isTraced = context.some(({ code }) => LEAVES_TRACES.test(code));
    const asked = {
      label: appLabel,
      context: context.map(({ code, section = null, kind = null }) => ({ code, section, kind })),
      alone,
      library: library.map((one) => ({ code: one.code, from: one.from, own: one.own ?? false })),
      absent: [...ABSENT],
      files,
    };
    const told = this.#call('prepare', JSON.stringify(asked), () => {});
    return Array.isArray(told) ? { failed: told } : { failed: [], ended: told as WorkerResult };
  }

  /** Runs a snippet on the page that is open, after what ran there before. */
  runNext(code: string, onOutput: OnOutput, section?: number, kind?: OtherKind): WorkerResult {
    this.#isTraced ||= LEAVES_TRACES.test(code);
    return this.#call(
      'execute',
      JSON.stringify({ code, section: section ?? null, kind: kind ?? null }),
      onOutput,
    ) as WorkerResult;
  }

  /** Puts memory and files back to the start. @returns false when this interpreter is to be thrown away instead */
  rewind(): boolean {
    const heap = moduleOf(this.python).HEAP8;
    if (this.#isDead || this.#isTraced || heap.length > this.baseline.length + GROWTH_LIMIT) return false;
    heap.set(this.baseline);
    heap.fill(0, this.baseline.length);
    this.#isFresh = this.files.restore();
    this.#isDead = !this.#isFresh;
    return this.#isFresh;
  }

  #call(name: 'prepare' | 'execute', text: string, onOutput: OnOutput): WorkerResult | OpenedPage['failed'] {
    const started = performance.now();
    this.streams.open(onOutput);
    try {
      const answer = JSON.parse(this.calls[name](text) ?? '') as Answer | OpenedPage['failed'];
      return Array.isArray(answer) ? answer : { ...(answer as Answer), dead: this.#isDead };
    } catch (error) {
      // Python's own errors never come this far: the interpreter itself has ended or broken.
      this.#isDead = true;
      const notice = `Python itself has ended (${reasonOf(error)}). The next run starts a new one.`;
      return { outcome: 'failed', seconds: (performance.now() - started) / 1000, notice, dead: true };
    } finally {
      this.streams.close();
    }
  }
}

function noticeOfFailed(numbers: readonly number[]): string | undefined {
  if (numbers.length === 0) return undefined;
  const [which, were] = numbers.length === 1 ? ['snippet', 'was'] : ['snippets', 'were'];
  return `Earlier ${which} ${numbers.join(', ')} of this page failed and ${were} left out.`;
}

function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.trim().split('\n').at(-1)?.slice(0, 200) || 'no reason given';
}
