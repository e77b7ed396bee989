import { spawnSync } from 'node:child_process';
import type { Terminal } from './terminal.ts';

/** Shows a long text: through the person's pager on a terminal, plainly everywhere else. */
export function showLong(text: string, terminal: Terminal): void {
  const isLong = text.split('\n').length > (process.stdout.rows ?? 24);
  if (terminal.isInteractive && isLong) {
    const [command = 'less', ...args] = (process.env.PAGER || 'less -FRX').split(' ');
    const shown = spawnSync(command, args, { input: `${text}\n`, stdio: ['pipe', 'inherit', 'inherit'] });
    if (!shown.error) return;
  }
  terminal.out(text);
}
