/** The class of the exception that a traceback ends with, without its module; undefined where there is none. */
export function exceptionIn(traceback: string): string | undefined {
  const lines = traceback.trimEnd().split('\n');
  // A message may have lines of its own: the exception stands on the last line that is not indented and starts with its name.
  for (const line of lines.reverse()) {
    const name = /^(?:[A-Za-z_]\w*\.)*([A-Z]\w*)(?::|$)/.exec(line)?.[1];
    if (name !== undefined) return name;
  }
  return undefined;
}
