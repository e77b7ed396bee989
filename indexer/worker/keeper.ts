import type { Chore, ChoreMessage } from '../core/desk-calls.ts';
import { DocsError } from '../core/errors.ts';
import { openChannel } from './channel.ts';
import { runChore } from './chores.ts';

/**
 * A process that does one chore of looking after a library and ends: what it reads may be damaged or hostile, and reading
 * it may take long, so that neither the desktop's main process nor a server does it itself.
 */
openChannel<Chore, ChoreMessage>(async (chore, send) => {
  try {
    send({ type: 'done', value: await runChore(chore, send) });
  } catch (error) {
    const { code, message, hint } =
      error instanceof DocsError
        ? error
        : new DocsError('import-failed', String(error), 'This is a bug in djdocs; please report it');
    send({ type: 'refused', error: { code, message, hint } });
  }
});
