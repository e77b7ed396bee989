import type { PlacedSnippet } from '../core/page-snippets.ts';
import type { ContextSnippet, LibrarySnippet, WorkerResult } from './messages.ts';
import { isProgram, ownLibrary, sectionOf } from './page-request.ts';

/** A page whose snippets are to be run. */
export interface PageToCheck {
  readonly path: string;
  readonly snippets: readonly PlacedSnippet[];
}

/** What a checker runs snippets with; it may be replaced by a fresh one at any time. */
export interface CheckedPython {
  learn(library: readonly LibrarySnippet[]): Promise<void>;
  open(page: {
    readonly context: readonly ContextSnippet[];
    readonly library: readonly LibrarySnippet[];
    readonly alone: boolean;
  }): Promise<void>;
  /** @throws when it took too long or Python has ended; the next call starts a new one */
  next(code: string, section: number): Promise<CheckedResult>;
}

/** What became of one snippet. */
export interface CheckedSnippet {
  readonly path: string;
  readonly anchor: string;
  readonly number: number;
  readonly kind: 'module' | 'doctest';
  readonly outcome: 'ran' | 'failed' | 'stopped' | 'left out';
  /** The last line of the error, or why it was left out. */
  readonly reason?: string;
  /** Whether it printed, gave a value, asked the database or compared an output. */
  readonly isVisible: boolean;
  /** Of a session: whether all outputs it shows came out. Absent where it shows none. */
  readonly isMatch?: boolean;
  /** Outputs that did not come out. */
  readonly wrong?: readonly string[];
  /** Whether all that it used is on its page: no row, definition or value of elsewhere. */
  readonly isOwn: boolean;
  readonly borrowed: readonly { readonly name: string; readonly from: string }[];
}

/** What a snippet gave, and whether it printed something. */
export interface CheckedResult extends WorkerResult {
  readonly hasPrinted: boolean;
}

/**
 * Runs every module and session of a page in order, each after those before it.
 * @param alone whether only the page itself may lend something
 */
export async function checkPage(
  page: PageToCheck,
  alone: boolean,
  python: CheckedPython,
): Promise<CheckedSnippet[]> {
  const programs = page.snippets.filter(isProgram);
  const library = ownLibrary(page.path, programs);
  const results: CheckedSnippet[] = [];
  const done: ContextSnippet[] = [];
  let isOpen = false;
  for (const { snippet, number, anchor, trail } of programs) {
    const about = { path: page.path, anchor, number, kind: snippet.kind as 'module' | 'doctest' };
    if (!snippet.runnable) {
      results.push({ ...about, ...NOTHING, outcome: 'left out', reason: snippet.why });
      continue;
    }
    const section = sectionOf(trail);
    try {
      if (!isOpen) await python.open({ context: done, library, alone });
      isOpen = true;
      results.push({ ...about, ...judge(await python.next(snippet.text, section)) });
      done.push({ code: snippet.text, section });
    } catch (error) {
      isOpen = false;
      const reason = error instanceof Error ? error.message : String(error);
      results.push({ ...about, ...NOTHING, outcome: 'stopped', reason });
    }
  }
  return results;
}

const NOTHING = { isVisible: false, isOwn: true, borrowed: [] };

function judge(result: CheckedResult): Omit<CheckedSnippet, 'path' | 'anchor' | 'number' | 'kind'> {
  const { checks = [], borrowed = [], unmade = [], indebted = false, expects = 0, queries = 0 } = result;
  const reason =
    result.outcome === 'failed' ? lastLine(result.traceback ?? result.notice ?? 'failed') : undefined;
  return {
    outcome: result.outcome,
    ...(reason !== undefined && { reason }),
    isVisible: result.hasPrinted || queries > 0 || checks.length > 0 || result.value !== undefined,
    ...(expects > 0 && {
      isMatch: result.outcome === 'ran' && checks.length === expects && checks.every(({ right }) => right),
    }),
    wrong: checks.filter(({ right }) => !right).map(({ want, got }) => `${want} != ${got}`),
    isOwn: unmade.length === 0 && !indebted && !MISSES_INPUT.test(reason ?? ''),
    borrowed: borrowed.map(({ name, from }) => ({ name, from })),
  };
}

/** Errors that say that something a snippet uses is not there. */
const MISSES_INPUT =
  /^(NameError|ImportError|ModuleNotFoundError|FileNotFoundError|KeyError|.*nothing here defines)/;

function lastLine(text: string): string {
  return text.trimEnd().split('\n').at(-1)?.slice(0, 200) ?? '';
}
