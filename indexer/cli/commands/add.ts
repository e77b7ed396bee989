import { EXIT, exitCodeFor } from '../exit-codes.ts';
import { importAndTell } from '../import-and-tell.ts';
import type { Terminal } from '../terminal.ts';

export interface AddOptions {
  readonly docSet?: string;
  readonly version?: string;
  readonly as?: string;
  readonly replace?: boolean;
  /** List the text that was left out as no documentation. */
  readonly removed?: boolean;
  readonly json?: boolean;
}

/** `djdocs add`: imports sources one after the other and says what each became. @returns the exit code. */
export async function addCommand(
  sources: readonly string[],
  options: AddOptions,
  terminal: Terminal,
): Promise<number> {
  const { docSet, version, as, replace } = options;
  const request = {
    sources,
    ...(docSet ? { docSet } : {}),
    ...(version ? { version } : {}),
    ...(as ? { as } : {}),
    ...(replace ? { replace } : {}),
  };
  const { added, failed } = await importAndTell(request, options, terminal);
  if (options.json) terminal.out(JSON.stringify({ added, failed }, null, 2));
  const first = failed[0];
  return first ? exitCodeFor(first.error.code) : EXIT.ok;
}
