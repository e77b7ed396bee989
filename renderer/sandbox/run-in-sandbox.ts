import { OUTPUT_LIMIT } from '../../indexer/sandbox/limits.ts';
import type { RunEvent, RunRequest, RunResult, WorkerMessage } from '../../indexer/sandbox/messages.ts';
import { joinNotices, Output } from '../../indexer/sandbox/output.ts';
import type { Sandbox } from './sandbox.ts';

/** No honest run sends as many: output comes in groups. More of them would keep the page from doing anything else. */
const MESSAGE_LIMIT = 20_000;

let lastId = 0;

/**
 * Runs a snippet in a sandbox that is ready, and ends it by closing the sandbox when it takes too long or is stopped.
 *
 * @param startTimeoutMs how long the worker may take to say that it has begun; only then does the run's own time start
 */
export function runInSandbox(
  sandbox: Sandbox,
  request: RunRequest,
  options: { onEvent: (event: RunEvent) => void; signal: AbortSignal; startTimeoutMs: number },
): Promise<RunResult> {
  lastId += 1;
  const id = lastId;
  const { onEvent, signal, startTimeoutMs } = options;
  const output = new Output();
  let started = performance.now();
  let messages = 0;

  return new Promise((resolve) => {
    const finish = (result: Omit<RunResult, 'stdout' | 'stderr'>) => {
      clearTimeout(timer);
      forget();
      signal.removeEventListener('abort', onAbort);
      const texts = { stdout: output.text('stdout'), stderr: output.text('stderr') };
      resolve({ ...result, ...texts, ...joinNotices(result.notice, output.notice) });
    };
    const stop = (outcome: 'stopped' | 'failed', notice: string) => {
      finish({ outcome, seconds: (performance.now() - started) / 1000, notice });
      sandbox.close();
    };
    const onAbort = () => stop('stopped', 'Stopped.');
    const onMessage = (message: WorkerMessage) => {
      messages += 1;
      if (messages > MESSAGE_LIMIT)
        return stop('stopped', 'Stopped, because the snippet sent too many messages.');
      if (message.type === 'broken') return stop('failed', `Python has ended: ${message.reason}.`);
      if (message.type === 'ready' || message.type === 'rested' || message.id !== id) return;
      if (message.type === 'running') {
        clearTimeout(timer);
        started = performance.now();
        const seconds = request.timeoutMs / 1000;
        timer = setTimeout(
          () => stop('stopped', `Stopped after ${seconds} seconds, the time limit.`),
          request.timeoutMs,
        );
        return;
      }
      if (message.type === 'output') {
        const text = output.add(message.kind, message.text);
        if (text !== '') onEvent({ kind: message.kind, text });
        return;
      }
      const { dead, traceback, value, ...rest } = message.result;
      finish({
        ...rest,
        ...(value !== undefined && { value: value.slice(0, OUTPUT_LIMIT) }),
        ...(traceback !== undefined && { traceback: traceback.slice(0, OUTPUT_LIMIT) }),
      });
      if (dead) sandbox.close();
    };
    const forget = sandbox.listen(onMessage);
    let timer = setTimeout(() => stop('failed', 'Python does not answer.'), startTimeoutMs);
    signal.addEventListener('abort', onAbort);
    if (signal.aborted) onAbort();
    else sandbox.run(id, request);
  });
}
