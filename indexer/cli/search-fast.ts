import { fstatSync } from 'node:fs';
import { answerSearch } from './answer-search.ts';
import { AUTO } from './auto-version.ts';
import { reportFailure } from './failure.ts';
import { openLibrary } from './places.ts';
import { plainTerminal } from './plain-terminal.ts';
import { parseSearchArgs } from './search-args.ts';

/**
 * Answers `djdocs search` when it is asked for in the usual way and a program reads the answer.
 * @param args what stands behind `search`
 * @returns the exit code in time; undefined at once when it is for the long way to answer
 */
export function searchFast(args: readonly string[]): Promise<number> | undefined {
  const parsed = parseSearchArgs(args);
  if (!parsed || parsed.options.version === AUTO) return undefined;
  // A person sees colours, and answers for the versions that the project uses.
  if (!parsed.options.json && fstatSync(1).isCharacterDevice()) return undefined;
  const terminal = plainTerminal();
  const { words, options } = parsed;
  return answerSearch(openLibrary(), words.join(' '), options, terminal).catch((error) =>
    reportFailure(error, terminal, options.json === true),
  );
}
