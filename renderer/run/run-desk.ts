import type { RunEvent, RunRequest, RunResult } from '../../indexer/sandbox/messages.ts';
import type { SnippetRunner } from '../sandbox/runner.ts';

/** The page's one runner, fetched when the first snippet is run. */
let runner: Promise<SnippetRunner> | undefined;
/** Who asked for the run that is on its way. */
let owner: symbol | undefined;

/**
 * Runs a snippet for the block `asker`. One snippet runs at a time: running another stops the one before, because
 * whoever presses Run wants to see that one and not wait.
 * @throws Error when the code of the runner cannot be fetched; everything later is part of the result.
 */
export async function runSnippet(
  asker: symbol,
  request: RunRequest,
  onEvent: (event: RunEvent) => void,
): Promise<RunResult> {
  runner ??= loadRunner();
  const ready = await runner;
  if (owner !== undefined) ready.stop();
  owner = asker;
  try {
    return await ready.run(request, onEvent);
  } finally {
    if (owner === asker) owner = undefined;
  }
}

/** Stops the snippet of the block `asker`, if it is the one that runs. */
export async function stopSnippet(asker: symbol): Promise<void> {
  if (owner === asker) (await runner)?.stop();
}

/** Starts Python in the background for a page of this version. Never rejects. */
export async function preload(docVersion: string, withDjango: boolean): Promise<void> {
  try {
    runner ??= loadRunner();
    await (await runner).preload(docVersion, withDjango);
  } catch {
    // What goes wrong now is told when somebody wants to run something.
  }
}

async function loadRunner(): Promise<SnippetRunner> {
  try {
    const { createRunner } = await import('../sandbox/runner.ts');
    return createRunner({ baseUrl: document.baseURI });
  } catch (error) {
    runner = undefined;
    throw error;
  }
}
