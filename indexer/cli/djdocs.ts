#!/usr/bin/env node
import { CommanderError } from 'commander';
import { DocsError } from '../core/errors.ts';
import { EXIT, exitCodeFor } from './exit-codes.ts';
import { makeProgram } from './program.ts';
import { openTerminal } from './terminal.ts';

const terminal = openTerminal();
const wantsJson = process.argv.includes('--json');

// A reader that had enough (`djdocs search x | head -1`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? EXIT.ok);
  throw error;
});

const program = makeProgram(async (command) => {
  process.exitCode = await command(terminal);
});
program.exitOverride();
for (const command of program.commands) command.exitOverride();

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    // Commander has told the person; a program that reads stdout is told there.
    if (error.exitCode !== 0 && wantsJson) {
      printError('usage', error.message.replace(/^error: /, ''), 'Run with --help for how to use it');
    }
  } else if (error instanceof DocsError) {
    process.exitCode = exitCodeFor(error.code);
    report(error.code, error.message, error.hint);
  } else {
    process.exitCode = EXIT.internal;
    report(
      'internal',
      error instanceof Error ? (error.stack ?? error.message) : String(error),
      'This is a bug in djdocs; please report it',
    );
  }
}

function printError(code: string, message: string, hint: string): void {
  terminal.out(JSON.stringify({ error: { code, message, hint } }));
}

function report(code: string, message: string, hint: string): void {
  if (wantsJson) printError(code, message, hint);
  terminal.err(`djdocs: ${message}. ${hint}.`);
}
