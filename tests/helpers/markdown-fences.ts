export interface Fence {
  readonly lang: string;
  readonly code: string;
  /** The line its first line of code stands on. */
  readonly line: number;
  /** True when nothing but blank lines stands between this fence and the one before. */
  readonly followsFence: boolean;
}

/** Reads the fenced blocks of a Markdown page, also those indented in lists and admonitions, without their indent. */
export function fencesOf(markdown: string): Fence[] {
  const fences: Fence[] = [];
  let open:
    | { indent: string; ticks: string; lang: string; line: number; lines: string[]; followsFence: boolean }
    | undefined;
  let isNextToFence = false;
  markdown.split('\n').forEach((text, index) => {
    const mark = /^(\s*)(`{3,})\s*([\w+-]*)/.exec(text);
    if (open === undefined) {
      if (mark) {
        const [, indent = '', ticks = '', lang = ''] = mark;
        open = { indent, ticks, lang, line: index + 2, lines: [], followsFence: isNextToFence };
      } else if (text.trim() !== '') isNextToFence = false;
    } else if (text.trim() === open.ticks) {
      const { lang, line, lines, followsFence } = open;
      fences.push({ lang, line, followsFence, code: lines.map((one) => `${one}\n`).join('') });
      open = undefined;
      isNextToFence = true;
    } else open.lines.push(text.startsWith(open.indent) ? text.slice(open.indent.length) : text.trimStart());
  });
  return fences;
}
