import type { PlacedSnippet } from '../core/page-snippets.ts';
import type { Snippet } from '../core/snippets.ts';
import { managementCommands } from '../core/why-kind-not-runnable.ts';
import type { ContextSnippet, LibrarySnippet, RunRequest } from './messages.ts';

/** What a snippet of a page is run with, all of it from the page: what stands before it, and what may be taken from after it. */
export type PageRequest = Pick<RunRequest, 'code' | 'kind' | 'context' | 'section'> & {
  readonly library: readonly LibrarySnippet[];
};

/**
 * What to run a snippet with.
 * @param path the page's, which tells the reader where something was taken from
 */
export function pageRequest(path: string, snippets: readonly PlacedSnippet[], number: number): PageRequest {
  const asked = snippets[number];
  const { kind } = asked ? runOf(asked.snippet) : {};
  // Commands build on each other; to everything else they are nothing but what they print.
  const counts = (one: PlacedSnippet) =>
    (kind !== 'script' && isProgram(one)) ||
    (kind === 'script' && one.snippet.kind === 'javascript') ||
    (kind === 'shell' && one.snippet.kind === 'shell') ||
    (kind === 'sql' && one.snippet.kind === 'sql');
  const context: ContextSnippet[] = snippets
    .slice(0, number)
    .filter((one) => one.snippet.runnable && counts(one))
    .map(({ snippet, trail }) => ({ ...runOf(snippet), section: sectionOf(trail) }));
  const section = sectionOf(asked?.trail ?? []);
  const library = ownLibrary(
    path,
    snippets.filter((one) => one.number !== number),
  );
  return { ...(asked ? runOf(asked.snippet) : { code: '' }), context, section, library };
}

/** What a page's own snippets define, by place. */
export function ownLibrary(path: string, snippets: readonly PlacedSnippet[]): LibrarySnippet[] {
  return snippets
    .filter(isProgram)
    .map(({ snippet, number }) => ({ code: snippet.text, from: placeOf(path, number), own: true }));
}

/** What is sent off for a snippet: its text, or the commands in it. */
export function runOf({ kind, text }: Pick<Snippet, 'kind' | 'text'>): Pick<RunRequest, 'code' | 'kind'> {
  switch (kind) {
    case 'shell':
      return { code: managementCommands(text).join('\n'), kind };
    case 'template':
    case 'sql':
      return { code: text, kind };
    case 'javascript':
      return { code: text, kind: 'script' };
    default:
      return { code: text };
  }
}

/** Whether a snippet is Python, be it to run or not. */
export function isProgram({ snippet }: PlacedSnippet): boolean {
  return snippet.kind === 'module' || snippet.kind === 'doctest';
}

/** The section that a snippet stands in, by the number of its chunk. */
export function sectionOf(trail: readonly number[]): number {
  return trail.at(-1) ?? 0;
}

/** How a snippet's place is told to the reader: the page and its number there. */
export function placeOf(path: string, number: number): string {
  return `${path}:${number + 1}`;
}
