/** Which lines of a Markdown text belong to fenced code, the fences themselves included. */
export interface Fences {
  readonly inside: readonly boolean[];
  /** Lines that begin like a fence which nothing closes: text that a scraper left at the start of a line. */
  readonly unclosed: readonly number[];
}

const FENCE = /^ *(?:> ?)*(`{3,}|~{3,})(.*)$/;

/** Finds fenced code as CommonMark does, except that a fence without an end is none. */
export function findFences(lines: readonly string[]): Fences {
  const inside = lines.map(() => false);
  const unclosed: number[] = [];
  let at = 0;
  while (at < lines.length) {
    const [, mark = '', info = ''] = FENCE.exec(lines[at] as string) ?? [];
    const opens = mark !== '' && !(mark.startsWith('`') && info.includes('`'));
    const end = opens ? closingFence(lines, at + 1, mark) : -1;
    if (opens && end < 0) unclosed.push(at);
    for (let line = at; line <= end; line++) inside[line] = true;
    at = Math.max(at, end) + 1;
  }
  return { inside, unclosed };
}

function closingFence(lines: readonly string[], from: number, mark: string): number {
  for (let at = from; at < lines.length; at++) {
    const [, end = '', rest = ''] = FENCE.exec(lines[at] as string) ?? [];
    if (end.startsWith(mark) && rest.trim() === '') return at;
  }
  return -1;
}

/** A text with the lines of its fenced code left blank, to look for marks that code may show. */
export function withoutFences(text: string): string {
  const lines = text.split('\n');
  const { inside } = findFences(lines);
  return lines.map((line, i) => (inside[i] ? '' : line)).join('\n');
}
