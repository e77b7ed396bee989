import { writeSync } from 'node:fs';
import type { Terminal } from './terminal.ts';

/**
 * A terminal that nobody looks at: a pipe or a file. It writes without `process.stdout`, which takes longer to make than
 * many a search.
 */
export function plainTerminal(): Terminal {
  const plain = (text: string) => text;
  return {
    out: (text) => write(1, `${text}\n`),
    err: (text) => write(2, `${text}\n`),
    bold: plain,
    dim: plain,
    accent: plain,
    red: plain,
    green: plain,
    hasColour: false,
    isInteractive: false,
    showsProgress: false,
    width: 80,
  };
}

function write(file: 1 | 2, text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(file, bytes, at);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // A reader that had enough (`djdocs search x | head -1`) is no error.
      if (code === 'EPIPE') return;
      if (code !== 'EAGAIN') throw error;
      // A pipe that is full and does not wait: the stream does.
      (file === 1 ? process.stdout : process.stderr).write(bytes.subarray(at));
      return;
    }
  }
}
