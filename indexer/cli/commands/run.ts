import { existsSync, readFileSync, statSync } from 'node:fs';
import { DocsError, UsageError } from '../../core/errors.ts';
import type { Place } from '../../core/library.ts';
import { type PlacedSnippet, pageSnippets } from '../../core/page-snippets.ts';
import { formatRef } from '../../core/ref.ts';
import { BorrowIndex } from '../../sandbox/borrow-index.ts';
import { DEFAULT_TIMEOUT_MS } from '../../sandbox/limits.ts';
import type { RunRequest, RunResult } from '../../sandbox/messages.ts';
import { pageRequest } from '../../sandbox/page-request.ts';
import { runWithBorrowing } from '../../sandbox/run-with-borrowing.ts';
import { describeRun } from '../describe-run.ts';
import { EXIT } from '../exit-codes.ts';
import { openLibrary } from '../places.ts';
import { runInProcess } from '../run-in-process.ts';
import type { Terminal } from '../terminal.ts';
import { runCheckCommand } from './run-check.ts';

export interface RunOptions {
  readonly version?: string;
  readonly timeout?: number;
  readonly check?: boolean;
  readonly json?: boolean;
}

const EXITS: Readonly<Record<RunResult['outcome'], number>> = {
  ran: EXIT.ok,
  failed: EXIT.failed,
  stopped: EXIT.stopped,
};

/**
 * `djdocs run REF[:N] | FILE`: runs a snippet of a page, after those before it, or a file.
 * @returns 0 ran, 6 failed, 7 stopped
 */
export async function runCommand(target: string, options: RunOptions, terminal: Terminal): Promise<number> {
  if (options.check) return runCheckCommand(target, options, terminal);
  const timeoutMs = options.timeout === undefined ? DEFAULT_TIMEOUT_MS : options.timeout * 1000;
  const isFile = existsSync(target) && statSync(target).isFile();
  const { ref, result } = isFile
    ? { ref: undefined, result: await runFile(target, options.version, timeoutMs) }
    : await runRef(target, options.version, timeoutMs);
  if (options.json) terminal.out(JSON.stringify({ ...(ref && { ref }), ...asJson(result) }, null, 2));
  else terminal.out(describeRun(result, terminal));
  return EXITS[result.outcome];
}

function runFile(path: string, docVersion: string | undefined, timeoutMs: number): Promise<RunResult> {
  const code = readFileSync(path, 'utf8');
  const kind = /\.[cm]?js$/.test(path) ? { kind: 'script' as const } : {};
  return runInProcess({ code, ...kind, context: [], timeoutMs, ...(docVersion && { docVersion }) });
}

async function runRef(target: string, version: string | undefined, timeoutMs: number) {
  const [, text = target, count] = /^(.*?)(?::(\d+))?$/.exec(target) ?? [];
  const library = openLibrary();
  const place = await library.resolve(text, version);
  const { pack, topic } = place;
  const snippets = pageSnippets(topic);
  const chosen = choose(snippets, place, text, count === undefined ? undefined : Number(count));
  const { snippet, number } = chosen;
  if (!snippet.runnable)
    throw new DocsError(
      'usage',
      `Snippet ${number + 1} of ${topic.path} does not run. ${snippet.why.replace(/\.$/, '')}`,
      'See `djdocs read` for the page',
    );
  const request: RunRequest = {
    ...pageRequest(topic.path, snippets, number),
    docVersion: place.version,
    timeoutMs,
  };
  const lend = async () => {
    const index = new BorrowIndex();
    for (const { path } of (await pack.topicList(place.version)).topics) {
      const other = path === topic.path ? undefined : await pack.topic(path, place.version);
      if (other) index.add(other);
    }
    return index.libraryFor(request);
  };
  const ref = `${formatRef({ docSet: pack.id, version: place.version, path: topic.path, anchor: chosen.anchor })}:${numberIn(snippets, place, chosen)}`;
  return { ref, result: await runWithBorrowing(request, runInProcess, lend) };
}

/** The snippets of what a ref names: of a section and those in it, or of the page. */
function within(snippets: readonly PlacedSnippet[], { chunkIndex }: Place): readonly PlacedSnippet[] {
  return snippets.filter(({ trail }) => trail.includes(chunkIndex));
}

function numberIn(snippets: readonly PlacedSnippet[], place: Place, chosen: PlacedSnippet): number {
  return within(snippets, place).indexOf(chosen) + 1;
}

function choose(
  snippets: readonly PlacedSnippet[],
  place: Place,
  text: string,
  count: number | undefined,
): PlacedSnippet {
  const there = within(snippets, place);
  if (count !== undefined) {
    const chosen = there[count - 1];
    if (chosen) return chosen;
    throw new DocsError(
      'not-found',
      `${text} has ${there.length} snippets and no number ${count}`,
      listed(text, there),
    );
  }
  const runnable = there.filter(({ snippet }) => snippet.runnable);
  const [only] = runnable;
  if (only === undefined)
    throw new DocsError('not-found', `${text} has no snippet that runs`, 'See `djdocs read` for the page');
  if (runnable.length > 1)
    throw new UsageError(`${text} has ${runnable.length} snippets that run`, listed(text, there));
  return only;
}

function listed(text: string, snippets: readonly PlacedSnippet[]): string {
  const lines = snippets.flatMap(({ snippet }, i) =>
    snippet.runnable ? [`  ${text}:${i + 1}  ${firstLine(snippet.text)}`] : [],
  );
  return `Name one:\n${lines.join('\n')}\n`;
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0]?.slice(0, 60) ?? '';
}

/** A result under the names that the help gives. */
function asJson({ panels = [], traceback, ...result }: RunResult): object {
  return {
    ...result,
    sql: result.sql ?? [],
    responses: panels.filter(({ kind }) => kind === 'response'),
    panels,
    ...(traceback && { error: traceback }),
  };
}
