import type { RunEvent, RunRequest, RunResult } from '../../indexer/sandbox/messages.ts';
import { runInSandbox } from './run-in-sandbox.ts';
import type { RuntimeFiles } from './runtime-files.ts';
import { Sandbox } from './sandbox.ts';

/**
 * Runs a script in a sandbox of its own, which is gone afterwards: starting one takes no longer than cleaning one.
 * @throws {Error} when the sandbox cannot be started; `AbortError` when it was stopped before that
 */
export async function runScript(
  files: RuntimeFiles,
  request: RunRequest,
  options: { onEvent: (event: RunEvent) => void; signal: AbortSignal; bootTimeoutMs: number },
): Promise<RunResult> {
  const { onEvent, signal, bootTimeoutMs } = options;
  onEvent({ kind: 'status', text: 'Running' });
  const boot = await files.scriptBootMessage();
  signal.throwIfAborted();
  const sandbox = new Sandbox(files.frameUrl, undefined, boot, bootTimeoutMs);
  const close = () => sandbox.close();
  signal.addEventListener('abort', close);
  try {
    const runtime = await sandbox.ready;
    const result = await runInSandbox(sandbox, request, { onEvent, signal, startTimeoutMs: bootTimeoutMs });
    return { ...result, runtime };
  } finally {
    signal.removeEventListener('abort', close);
    sandbox.close();
    signal.throwIfAborted();
  }
}
