import type { PlacedSnippet } from '../core/page-snippets.ts';
import type { ContextSnippet, LibrarySnippet, RunRequest } from './messages.ts';

/** What a snippet of a page is run with, all of it from the page: what stands before it, and what may be taken from after it. */
export type PageRequest = Pick<RunRequest, 'context' | 'section'> & {
  readonly library: readonly LibrarySnippet[];
};

/**
 * What to run a snippet with.
 * @param path the page's, which tells the reader where something was taken from
 */
export function pageRequest(path: string, snippets: readonly PlacedSnippet[], number: number): PageRequest {
  const context: ContextSnippet[] = snippets
    .slice(0, number)
    .filter(({ snippet }) => snippet.runnable)
    .map(({ snippet, trail }) => ({ code: snippet.text, section: sectionOf(trail) }));
  const section = sectionOf(snippets[number]?.trail ?? []);
  const library = ownLibrary(
    path,
    snippets.filter((one) => one.number !== number),
  );
  return { context, section, library };
}

/** What a page's own snippets define, by place. */
export function ownLibrary(path: string, snippets: readonly PlacedSnippet[]): LibrarySnippet[] {
  return snippets
    .filter(isProgram)
    .map(({ snippet, number }) => ({ code: snippet.text, from: placeOf(path, number), own: true }));
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
