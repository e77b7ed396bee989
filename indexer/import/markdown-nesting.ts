/** Deeper than anybody writes, and as deep as parsing takes no more time than it should: its cost grows with depth. */
const MAX_NESTING = 100;
const MARKER = /[ \t]*(?:>|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$))/y;

/**
 * Looks at how deep quotes and lists are nested in Markdown, before it is parsed.
 * @param lineInFile the line of the file that a line (from 1) of the text is
 * @throws Error naming the line that is nested too deep
 */
export function checkNesting(text: string, lineInFile: (line: number) => number): void {
  /** Where the markers of the lists that are open stand. */
  const open: number[] = [];
  let number = 0;
  for (let start = 0; start < text.length; number++) {
    const end = lineEnd(text, start);
    const indent = columnsBefore(text, start, end);
    if (indent !== undefined) {
      while (open.length > 0 && (open.at(-1) as number) >= indent) open.pop();
      const markers = countMarkers(text, start);
      if (open.length + markers > MAX_NESTING)
        throw new Error(`line ${lineInFile(number + 1)} is nested more than ${MAX_NESTING} levels deep`);
      if (markers > 0) open.push(indent);
    }
    start = end + 1;
  }
}

function lineEnd(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end;
}

/** How far a line is indented; undefined for a blank one, which ends nothing. */
function columnsBefore(text: string, start: number, end: number): number | undefined {
  let columns = 0;
  for (let at = start; at < end; at++) {
    if (text[at] === ' ') columns++;
    else if (text[at] === '\t') columns += 4 - (columns % 4);
    else return columns;
  }
  return undefined;
}

function countMarkers(text: string, start: number): number {
  let count = 0;
  MARKER.lastIndex = start;
  while (count <= MAX_NESTING && MARKER.test(text)) count++;
  return count;
}
