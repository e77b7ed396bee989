/** A piece of a Python session: what somebody typed after the prompts, or what Python answered. */
export interface SessionPart {
  readonly kind: 'input' | 'output';
  /** Without prompts. */
  readonly text: string;
  /** The prompt of each line of an input, with its space. */
  readonly prompts: readonly string[];
}

const PROMPT = /^(>>>|\.\.\.)( |$)/;

/** Takes a session apart. Lines that start with a prompt are input, all others are output. */
export function splitSession(text: string): readonly SessionPart[] {
  const parts: { kind: 'input' | 'output'; lines: string[]; prompts: string[] }[] = [];
  for (const line of text.split('\n')) {
    const prompt = PROMPT.exec(line)?.[0];
    const kind = prompt === undefined ? 'output' : 'input';
    let part = parts.at(-1);
    if (part?.kind !== kind) {
      part = { kind, lines: [], prompts: [] };
      parts.push(part);
    }
    part.lines.push(line.slice(prompt?.length ?? 0));
    if (prompt !== undefined) part.prompts.push(prompt);
  }
  return parts.map(({ kind, lines, prompts }) => ({ kind, text: lines.join('\n'), prompts }));
}

/** Only what was typed, ready to be pasted. */
export function sessionInput(text: string): string {
  return splitSession(text)
    .filter((part) => part.kind === 'input')
    .map((part) => part.text)
    .join('\n');
}
