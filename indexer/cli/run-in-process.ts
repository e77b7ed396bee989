import { noticeOfVersion, usesDjango } from '../sandbox/choose-django.ts';
import type { RunRequest, RunResult } from '../sandbox/messages.ts';
import { joinNotices, Output } from '../sandbox/output.ts';
import { PythonProcess, TookTooLong } from './python-process.ts';
import { placeForScripts, placeToRun } from './runtimes.ts';

const NO_DJANGO =
  'There is no Django here, so Django snippets cannot run: add one with `djdocs runtime add django`.';

/** Runs one snippet in a process of its own, which is gone afterwards. */
export async function runInProcess(request: RunRequest): Promise<RunResult> {
  const isNeeded = usesDjango(request);
  const { version, ...place } =
    request.kind === 'script'
      ? { ...placeForScripts(), version: undefined }
      : placeToRun(request.docVersion, isNeeded);
  const python = await PythonProcess.start(place);
  const output = new Output();
  const texts = () => ({
    stdout: output.text('stdout'),
    stderr: output.text('stderr'),
    runtime: python.runtime,
  });
  const started = performance.now();
  try {
    const call = { name: 'run', request } as const;
    const { dead: _, ...result } = await python.call(
      call,
      request.timeoutMs,
      (kind, text) => void output.add(kind, text),
    );
    const other = version === undefined ? undefined : noticeOfVersion({ version }, request.docVersion);
    const missing = isNeeded && version === undefined && result.outcome === 'failed' ? NO_DJANGO : undefined;
    return {
      ...result,
      ...texts(),
      ...joinNotices(result.notice, missing, other, output.notice, python.fallback),
    };
  } catch (error) {
    const seconds = (performance.now() - started) / 1000;
    const reason = error instanceof Error ? error.message : String(error);
    const isLate = error instanceof TookTooLong;
    const notice = isLate
      ? `Stopped after ${request.timeoutMs / 1000} seconds, the time limit.`
      : `Python has ended: ${reason}.`;
    return {
      outcome: isLate ? 'stopped' : 'failed',
      seconds,
      ...texts(),
      ...joinNotices(notice, output.notice),
    };
  } finally {
    python.close();
  }
}
