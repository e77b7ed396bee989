import { chooseDjango, noticeOfVersion, usesDjango } from '../../indexer/sandbox/choose-django.ts';
import { DEFAULT_TIMEOUT_MS } from '../../indexer/sandbox/limits.ts';
import type { RunEvent, RunRequest, RunResult } from '../../indexer/sandbox/messages.ts';
import { joinNotices } from '../../indexer/sandbox/output.ts';
import type { DjangoRuntime } from '../../indexer/sandbox/runtime-manifest.ts';
import { runInSandbox } from './run-in-sandbox.ts';
import { RuntimeFiles } from './runtime-files.ts';
import { Sandbox } from './sandbox.ts';
import { runScript } from './script-runner.ts';

/** Runs snippets behind the wall, one after another. Nothing is loaded before the first run, or a preload. */
export interface SnippetRunner {
  /** Runs a snippet; a run that is asked for while another is on its way waits its turn. Never rejects. */
  run(request: RunRequest, onEvent: (event: RunEvent) => void): Promise<RunResult>;
  /** Starts the Python that a page of this version would run on, so that the first run need not wait. Never rejects. */
  preload(docVersion: string, withDjango: boolean): Promise<void>;
  /** Ends the run that is on its way, and those that wait. The next run starts a fresh Python. */
  stop(): void;
  /** Ends everything; the runner cannot be used afterwards. */
  dispose(): void;
}

const NO_DJANGO =
  'There is no Django in this djdocs, so Django snippets cannot run: build it with DJDOCS_DJANGO naming a folder that holds one.';

/**
 * @param options.baseUrl the folder that holds `sandbox/` and `runtime/`, absolute or relative to the page
 * @param options.bootTimeoutMs how long Python may take to start
 */
export function createRunner(options: { baseUrl: string; bootTimeoutMs?: number }): SnippetRunner {
  const { baseUrl, bootTimeoutMs = 60_000 } = options;
  const files = new RuntimeFiles(baseUrl);
  let sandbox: Sandbox | undefined;
  let stopping = new AbortController();
  let turn: Promise<unknown> = Promise.resolve();

  async function open(
    django: DjangoRuntime | undefined,
    isNeeded: boolean,
    signal: AbortSignal,
  ): Promise<Sandbox> {
    await sandbox?.rested;
    // Plain Python runs anywhere; Django only where the right one is set up.
    if (sandbox?.isOpen && (!isNeeded || sandbox.django === django?.version)) return sandbox;
    sandbox?.close();
    const boot = await files.bootMessage(django);
    signal.throwIfAborted();
    sandbox = new Sandbox(files.frameUrl, django?.version, boot, bootTimeoutMs);
    return sandbox;
  }

  async function runNow(request: RunRequest, onEvent: (event: RunEvent) => void, signal: AbortSignal) {
    signal.throwIfAborted();
    if (request.kind === 'script') return runScript(files, request, { onEvent, signal, bootTimeoutMs });
    const isNeeded = usesDjango(request);
    onEvent({ kind: 'status', text: 'Starting Python' });
    const { django: available } = await files.manifest();
    const django = isNeeded ? chooseDjango(available, request.docVersion) : undefined;
    const opened = await open(django, isNeeded, signal);
    const runtime = await readyUnlessStopped(opened, signal);
    onEvent({ kind: 'status', text: 'Running' });
    const result = await runInSandbox(opened, request, { onEvent, signal, startTimeoutMs: bootTimeoutMs });
    const version = django && noticeOfVersion(django, request.docVersion);
    const missing = isNeeded && django === undefined && result.outcome === 'failed' ? NO_DJANGO : undefined;
    return { ...result, runtime, ...joinNotices(result.notice, missing, version) };
  }

  return {
    run(request, onEvent) {
      const { signal } = stopping;
      const result = turn
        .then(() => runNow(request, onEvent, signal))
        .catch((error: unknown) => unstarted(error, signal));
      turn = result;
      return result;
    },
    async preload(docVersion, withDjango) {
      const { signal } = stopping;
      const opening = turn.then(async () => {
        const { django: available } = await files.manifest();
        const django = withDjango ? chooseDjango(available, docVersion) : undefined;
        const opened = await open(django, withDjango, signal);
        await readyUnlessStopped(opened, signal);
        await warmUp(opened, signal);
      });
      // What goes wrong now is told when somebody wants to run something.
      turn = opening.catch(() => {});
      await turn;
    },
    stop() {
      stopping.abort();
      stopping = new AbortController();
    },
    dispose() {
      stopping.abort();
      sandbox?.close();
    },
  };
}

/** What most snippets do, so that the browser has compiled it before the first of them comes. */
const WARM_UP = `from django.db import models
class Example(models.Model):
    name = models.CharField(max_length=20)
Example.objects.create(name="x")
print(Example.objects.filter(name__contains="x").count())
Example.objects.values("id", "name")`;
const WARM_UPS = 10;

async function warmUp(sandbox: Sandbox, signal: AbortSignal): Promise<void> {
  if (sandbox.django === undefined) return;
  const request: RunRequest = { code: WARM_UP, context: [], timeoutMs: DEFAULT_TIMEOUT_MS };
  for (let turn = 0; turn < WARM_UPS && sandbox.isOpen; turn++) {
    await runInSandbox(sandbox, request, { onEvent: () => {}, signal, startTimeoutMs: DEFAULT_TIMEOUT_MS });
    await sandbox.rested;
  }
}

async function readyUnlessStopped(sandbox: Sandbox, signal: AbortSignal): Promise<string> {
  const close = () => sandbox.close();
  signal.addEventListener('abort', close);
  try {
    return await sandbox.ready;
  } finally {
    signal.removeEventListener('abort', close);
    signal.throwIfAborted();
  }
}

/** What to give when the snippet itself has not begun. */
function unstarted(error: unknown, signal: AbortSignal): RunResult {
  const nothing = { stdout: '', stderr: '', seconds: 0 };
  if (signal.aborted) return { ...nothing, outcome: 'stopped', notice: 'Stopped.' };
  const reason = error instanceof Error ? error.message : String(error);
  return { ...nothing, outcome: 'failed', notice: `Python could not be started: ${reason}` };
}
