import type { PlacedSnippet } from '../../indexer/core/page-snippets.ts';
import { startProject } from '../../indexer/sandbox/start-project.ts';
import { freshProject, reducePad } from './pad-state.ts';
import { readPad, writePad } from './pad-store.ts';

/**
 * Starts a project from a snippet of a page; the project that was on the pad is kept beside it.
 * @returns false when it could not be saved
 */
export function takeToPad(snippets: readonly PlacedSnippet[], number: number, docVersion: string): boolean {
  const project = freshProject(startProject(snippets, number), docVersion);
  const { pad, mayWrite } = readPad(localStorage);
  return mayWrite && writePad(localStorage, reducePad(pad, { kind: 'start', project }));
}
