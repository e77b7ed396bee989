import { CommanderError } from 'commander';
import { EXIT } from './exit-codes.ts';
import { printError, reportFailure } from './failure.ts';
import { makeProgram } from './program.ts';
import { openTerminal } from './terminal.ts';

/** Every command; djdocs.ts loads this for all that the short way of a search does not take. */
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
      const message = error.message.replace(/^error: /, '');
      printError('usage', message, 'Run with --help for how to use it', terminal);
    }
  } else {
    process.exitCode = reportFailure(error, terminal, wantsJson);
  }
}
