/** Where a command writes. Colours only where a person reads them; NO_COLOR switches them off. */
export interface Terminal {
  readonly out: (text: string) => void;
  /** For what went wrong: without styles, and without what could drive a terminal, as it may name any file. */
  readonly err: (text: string) => void;
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly accent: (text: string) => string;
  readonly red: (text: string) => string;
  readonly green: (text: string) => string;
  readonly hasColour: boolean;
  /** Whether a person is reading stdout. */
  readonly isInteractive: boolean;
  /** Whether a person can see stderr, for progress. */
  readonly showsProgress: boolean;
  /** Columns of the terminal, 80 where there is none. */
  readonly width: number;
}

/** The terminal of this process. */
export function openTerminal(): Terminal {
  const isInteractive = process.stdout.isTTY === true;
  const hasColour = isInteractive && !process.env.NO_COLOR;
  const paint = (open: number, close: number) => (text: string) =>
    hasColour ? `\u001b[${open}m${text}\u001b[${close}m` : text;
  return {
    out: (text) => process.stdout.write(`${text}\n`),
    err: (text) => process.stderr.write(`${printable(text)}\n`),
    bold: paint(1, 22),
    dim: paint(2, 22),
    accent: paint(36, 39),
    red: paint(31, 39),
    green: paint(32, 39),
    hasColour,
    isInteractive,
    showsProgress: process.stderr.isTTY === true,
    width: process.stdout.columns ?? 80,
  };
}

/** Text that came from documentation, without the control characters that could drive a terminal. */
export function printable(text: string): string {
  return text.replace(/(?![\n\t])\p{Cc}/gu, '');
}

/** Breaks a paragraph at spaces so that it fits, with an indentation. */
export function wrap(text: string, width: number, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line && indent.length + line.length + 1 + word.length > width) {
      lines.push(indent + line);
      line = word;
    } else {
      line = line ? `${line} ${word}` : word;
    }
  }
  return [...lines, indent + line].join('\n');
}
