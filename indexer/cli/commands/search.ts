import { UsageError } from '../../core/errors.ts';
import { answerSearch } from '../answer-search.ts';
import { projectVersions } from '../auto-version.ts';
import { openLibrary } from '../places.ts';
import type { SearchOptions } from '../search-request.ts';
import type { Terminal } from '../terminal.ts';

/** `djdocs search`. @returns 0 when something was found, 1 when nothing was. */
export async function searchCommand(
  words: readonly string[],
  options: SearchOptions,
  terminal: Terminal,
): Promise<number> {
  const library = openLibrary();
  if (options.batch !== undefined) {
    const { searchBatch } = await import('./search-batch.ts');
    return searchBatch(library, options.batch, options, terminal);
  }
  const query = words.join(' ');
  if (query.trim() === '')
    throw new UsageError('There is nothing to search for', 'Give some words: djdocs search select_related');
  const project = await projectVersions(library, options, terminal);
  return answerSearch(library, query, options, terminal, project);
}
