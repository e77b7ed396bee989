import variant from '@jitl/quickjs-singlefile-mjs-release-sync';
import {
  newQuickJSWASMModuleFromVariant,
  type QuickJSContext,
  type QuickJSHandle,
  type QuickJSWASMModule,
} from 'quickjs-emscripten-core';
import { MEMORY_LIMIT } from '../limits.ts';
import type { RunRequest, WorkerResult } from '../messages.ts';
import { createStreams, type OnOutput } from '../streams.ts';
import prelude from './prelude.js?raw';

/** JavaScript by its own engine inside WebAssembly: it has no names of any host, and its memory has a limit. */
export const SCRIPT_RUNTIME = 'JavaScript (QuickJS 2025-09-13)';

const FILE = 'snippet.js';
/** Well below what WebAssembly itself has, so that a deep recursion ends as an error and not the engine. */
const STACK_LIMIT = 192 * 1024;

/** Runs scripts, each in an engine of its own that knows nothing of the one before. */
export class ScriptEngine {
  private constructor(private readonly engine: QuickJSWASMModule) {}

  static async start(): Promise<ScriptEngine> {
    return new ScriptEngine(await newQuickJSWASMModuleFromVariant(variant));
  }

  /** Runs a page's earlier scripts unheard, then the script itself, its promises and its timers. Never throws. */
  run({ code, context }: RunRequest, onOutput: OnOutput): WorkerResult {
    // Output goes out as Python's does: in groups, and only so much of it.
    const streams = createStreams();
    const bytes = new TextEncoder();
    const print: OnOutput = (kind, text) => void streams.writer(kind)(bytes.encode(text));
    const started = performance.now();
    const seconds = () => (performance.now() - started) / 1000;
    streams.open(onOutput);
    try {
      return { ...this.#runAlone(code, context, print), seconds: seconds(), dead: false };
    } catch (error) {
      // The engine's own end: out of memory where it cannot say so, or a stack that is used up.
      const reason = error instanceof Error ? error.message : String(error);
      const notice = `JavaScript itself has ended (${reason}). The next run starts a new one.`;
      return { outcome: 'failed', seconds: seconds(), notice, dead: true };
    } finally {
      streams.close();
    }
  }

  #runAlone(code: string, context: RunRequest['context'], onOutput: OnOutput) {
    const runtime = this.engine.newRuntime();
    runtime.setMemoryLimit(MEMORY_LIMIT);
    runtime.setMaxStackSize(STACK_LIMIT);
    const machine = runtime.newContext();
    let isHeard = false;
    const host = openHost(machine, (kind, text) => isHeard && onOutput(kind, text));
    const failed = context.flatMap((earlier, i) =>
      evaluate(machine, host, earlier.code).outcome === 'failed' ? [i + 1] : [],
    );
    isHeard = true;
    const result = evaluate(machine, host, code);
    // After running out of memory an engine cannot be taken apart; it goes with whatever holds it.
    if (!result.traceback?.includes('out of memory')) {
      host.dispose();
      machine.dispose();
      runtime.dispose();
    }
    return {
      ...result,
      ...(failed.length > 0 && { notice: `Earlier scripts of this page failed: ${failed.join(', ')}.` }),
    };
  }
}

function openHost(machine: QuickJSContext, onOutput: OnOutput): QuickJSHandle {
  const tell = machine.newFunction('tell', (kind, text) => {
    onOutput(machine.getString(kind) === 'stderr' ? 'stderr' : 'stdout', machine.getString(text));
  });
  const make = machine.unwrapResult(machine.evalCode(prelude, 'prelude.js'));
  const host = machine.unwrapResult(machine.callFunction(make, machine.undefined, tell));
  make.dispose();
  tell.dispose();
  return host;
}

/** Runs one script to its end: its statements, then promises and timers by their time. */
function evaluate(
  machine: QuickJSContext,
  host: QuickJSHandle,
  code: string,
): Pick<WorkerResult, 'outcome' | 'value' | 'traceback'> {
  const answer = machine.evalCode(code, FILE);
  if (answer.error) return { outcome: 'failed', traceback: explain(machine, answer.error) };
  try {
    for (let isBusy = true; isBusy; ) {
      const jobs = machine.runtime.executePendingJobs();
      if (jobs.error) return { outcome: 'failed', traceback: explain(machine, jobs.error) };
      const stepped = machine.callMethod(host, 'step');
      if (stepped.error) return { outcome: 'failed', traceback: explain(machine, stepped.error) };
      isBusy = machine.dump(stepped.value) === true || machine.runtime.hasPendingJob();
      stepped.value.dispose();
    }
    const told = machine.callMethod(host, 'describe', [answer.value]);
    if (told.error) return { outcome: 'failed', traceback: explain(machine, told.error) };
    const value: unknown = machine.dump(told.value);
    told.value.dispose();
    return { outcome: 'ran', ...(typeof value === 'string' && { value }) };
  } finally {
    answer.value.dispose();
  }
}

/** An error as a reader would see it, without the lines of the sandbox. */
function explain(machine: QuickJSContext, error: QuickJSHandle): string {
  const told: unknown = machine.dump(error);
  error.dispose();
  if (typeof told !== 'object' || told === null || !('message' in told))
    return `Uncaught ${JSON.stringify(told)}`;
  const { name = 'Error', message, stack = '' } = told as { name?: string; message: unknown; stack?: string };
  const frames = String(stack)
    .split('\n')
    .filter((line) => line.includes(FILE));
  return [`${name}: ${message}`, ...frames].join('\n');
}
