import type { LibrarySnippet, RunRequest, RunResult } from './messages.ts';

/**
 * Runs a snippet with what its page has, and when that fails once more with what the rest of the documentation has.
 * @param lend finds what may be lent; not asked when the page is enough
 * @returns the second run where that went well, else the first: what is borrowed must not hide the page's own error
 */
export async function runWithBorrowing(
  request: RunRequest,
  run: (request: RunRequest) => Promise<RunResult>,
  lend: () => Promise<readonly LibrarySnippet[]>,
): Promise<RunResult> {
  const alone = await run({ ...request, alone: true });
  // What is lent is Python.
  if (request.kind === 'script') return alone;
  if (alone.outcome !== 'failed' || alone.traceback === undefined) return alone;
  const lent = await lend();
  const helped = await run({ ...request, library: [...(request.library ?? []), ...lent] });
  return helped.outcome === 'ran' ? helped : alone;
}
