import type { loadPyodide, PyodideInterface } from 'pyodide';
import { FileGuard } from './file-guard.ts';
import { mountFilePack } from './file-pack.ts';
import { HARNESS, HARNESS_FOLDER } from './harness.ts';
import { DEFAULT_APP_LABEL, type LockInfo, type RunRequest, type WorkerResult } from './messages.ts';
import { type CreateModule, fileSystemOf, limitMemory, moduleOf } from './pyodide-internals.ts';
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
  /** What Python may see of JavaScript. @default nothing */
  readonly jsGlobals?: object;
}

type Answer = Omit<WorkerResult, 'dead'>;

/** Growing the heap is for good, so an interpreter that has grown by more than this is not used again. */
const GROWTH_LIMIT = 64 * 1024 * 1024;

/** Snippets that reach for Pyodide or its event loop can leave things on JavaScript's side, which cannot be put back. */
const LEAVES_TRACES = /\b(_?pyodide(_\w+)?|micropip|js|asyncio)\b/;

/** One Python, used for run after run; every page starts from the state it was in when it had just started. */
export class Interpreter {
  #isFresh = true;
  #isDead = false;
  #isTraced = false;

  private constructor(
    private readonly python: PyodideInterface,
    /** Such as `Python 3.14.2, Django 5.2.17`. */
    readonly runtime: string,
    private readonly baseline: Int8Array,
    private readonly files: FileGuard,
    private readonly calls: Readonly<Record<'prepare' | 'execute', (text: string) => string | undefined>>,
    private readonly streams: ReturnType<typeof createStreams>,
  ) {}

  /** Starts Python and, when the host has one, sets Django up. */
  static async boot(host: InterpreterHost): Promise<Interpreter> {
    const streams = createStreams();
    const python = await host.loadPyodide({
      indexURL: host.indexUrl,
      stdLibURL: host.stdlibUrl,
      packageBaseUrl: host.indexUrl,
      lockFileContents: { info: host.lockInfo, packages: {} } as never,
      env: { PYTHONDONTWRITEBYTECODE: '1', PYTHONINSPECT: '' },
      jsglobals: host.jsGlobals ?? Object.create(null),
      fsInit: async (system) => {
        const files = fileSystemOf(system);
        files.mkdirTree(HARNESS_FOLDER);
        for (const [name, text] of Object.entries(HARNESS))
          files.writeFile(`${HARNESS_FOLDER}/${name}`, text);
        for (const pack of host.packs) mountFilePack(files, pack);
      },
      createPyodideModule: limitMemory(host.createModule, host.memoryLimit) as never,
    });
    python.setStdin({ stdin: () => null });
    python.setStdout({ write: streams.writer('stdout') });
    python.setStderr({ write: streams.writer('stderr') });
    python.runPython(
      'import sys; sys.path.append("/lib"); from djdocs_sandbox.session import start, prepare, execute',
    );
    const runtime = String(python.globals.get('start')(host.withDjango, DEFAULT_APP_LABEL));
    const calls = { prepare: python.globals.get('prepare'), execute: python.globals.get('execute') };
    const files = new FileGuard(fileSystemOf(python.FS));
    return new Interpreter(python, runtime, moduleOf(python).HEAP8.slice(), files, calls, streams);
  }

  /** Runs a snippet on a page of its own: context first and unheard, then the code; then puts everything back. */
  run(request: RunRequest, onOutput: OnOutput): WorkerResult {
    const result = this.openPage(request) ?? this.runNext(request.code, onOutput);
    return this.rewind() ? result : { ...result, dead: true };
  }

  /** Forgets everything earlier and runs a page's first snippets; gives the failure of the first that fails. */
  openPage({
    context,
    appLabel = DEFAULT_APP_LABEL,
  }: Pick<RunRequest, 'context' | 'appLabel'>): WorkerResult | undefined {
    if (!this.#isFresh && !this.rewind()) throw new Error('this interpreter can no longer be used');
    this.#isFresh = false;
    this.#isTraced = context.some((code) => LEAVES_TRACES.test(code));
    return this.#call('prepare', JSON.stringify({ context, label: appLabel }), () => {});
  }

  /** Runs a snippet on the page that is open, after what ran there before. */
  runNext(code: string, onOutput: OnOutput): WorkerResult {
    this.#isTraced ||= LEAVES_TRACES.test(code);
    const result = this.#call('execute', code, onOutput);
    if (result === undefined) throw new Error('the sandbox gave no result');
    return result;
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

  #call(name: 'prepare' | 'execute', text: string, onOutput: OnOutput): WorkerResult | undefined {
    const started = performance.now();
    this.streams.open(onOutput);
    try {
      const answer = this.calls[name](text);
      return answer === undefined ? undefined : { ...(JSON.parse(answer) as Answer), dead: this.#isDead };
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

function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.trim().split('\n').at(-1)?.slice(0, 200) || 'no reason given';
}
