import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { makeProgram } from '../../../indexer/cli/program.ts';
import { parseSearchArgs, type SearchArgs } from '../../../indexer/cli/search-args.ts';

/** What the command behind `djdocs search` was called with. */
const called = vi.hoisted(() => ({ with: undefined as SearchArgs | undefined }));
vi.mock('../../../indexer/cli/commands/search.ts', () => ({
  searchCommand: async (words: readonly string[], options: SearchArgs['options']) => {
    called.with = { words, options: { ...options } };
    return 0;
  },
}));

async function parseByProgram(args: readonly string[]): Promise<SearchArgs | undefined> {
  const program = makeProgram(async (command) => {
    await command({} as never);
  });
  program.exitOverride();
  for (const command of program.commands) command.exitOverride().configureOutput({ writeErr: () => {} });
  await program.parseAsync(['search', ...args], { from: 'user' }).catch(() => {});
  return called.with;
}

const NAMES = ['--doc-set', '--version', '--kind', '--limit', '--json', '--explain', '--batch', '--help'];
const arg = fc.oneof(
  fc.constantFrom(...NAMES, ...NAMES.map((name) => `${name}=5`), '--', '-', '-x', '-filter', '--jso', ''),
  fc.constantFrom('select_related', 'two words', '5', 'version:5.2', 'auto', '__proto__', 'é', '=', '--5'),
);

describe('the short way of reading what is searched for', () => {
  beforeEach(() => {
    called.with = undefined;
  });

  it('takes words and options that are spelled out', () => {
    expect(parseSearchArgs(['Q', 'objects', '--json', '--limit', '3', '--version', '5.2'])).toEqual({
      words: ['Q', 'objects'],
      options: { json: true, limit: 3, version: '5.2' },
    });
  });

  it.each([
    [[]],
    [['--json']],
    [['oil', '-chain']],
    [['oil', '--', 'x']],
    [['oil', '--limit=3']],
    [['oil', '--limit', 'three']],
    [['oil', '--limit']],
    [['oil', '--batch', 'x']],
    [['--help']],
  ])('leaves %j to the program', (args) => {
    expect(parseSearchArgs(args)).toBeUndefined();
  });

  it('reads whatever it takes as the program does', async () => {
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(arg, { maxLength: 6 }), async (args) => {
        called.with = undefined;
        const parsed = parseSearchArgs(args);
        if (!parsed) return;
        taken++;
        expect(parsed).toEqual(await parseByProgram(args));
      }),
      { numRuns: 3000 },
    );
    expect(taken).toBeGreaterThan(100);
  });
});
