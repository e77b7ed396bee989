import { createInterface } from 'node:readline/promises';
import type { Ask } from './commands/update.ts';

/** Asks whoever sits at this terminal; undefined where nobody does. */
export function askAtTerminal(): Ask {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return undefined;
  return async (question) => {
    const lines = createInterface({ input: process.stdin, output: process.stdout });
    try {
      return /^y(es)?$/i.test((await lines.question(`${question} [y/N] `)).trim());
    } finally {
      lines.close();
    }
  };
}
