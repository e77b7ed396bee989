/** Blocks of text with a blank line between them; empty ones are left out. */
export function joinBlocks(parts: readonly string[]): string {
  return parts.filter((part) => part.trim() !== '').join('\n\n');
}

/** Every line that is not empty moved to the right. */
export function indentLines(text: string, width: number): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(width));
}

/** Every line behind a `>`. */
export function quoteLines(text: string): string {
  return text === '' ? '' : text.replace(/^/gm, '> ').replace(/^> $/gm, '>');
}
