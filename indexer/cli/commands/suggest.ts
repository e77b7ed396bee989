import { EXIT } from '../exit-codes.ts';
import { openLibrary } from '../places.ts';
import { requestFor, type SearchOptions } from '../search-request.ts';
import { printable, type Terminal } from '../terminal.ts';

/** `djdocs suggest`. @returns 0 when there is a way to go on, 1 when there is none. */
export async function suggestCommand(
  words: readonly string[],
  options: SearchOptions,
  terminal: Terminal,
): Promise<number> {
  const query = words.join(' ');
  const suggestions = await openLibrary().suggest(requestFor(query, options));
  if (options.json) {
    terminal.out(JSON.stringify({ query, suggestions }, null, 2));
  } else {
    for (const { text, kind, name, ref } of suggestions) {
      const about = [kind === 'word' ? '' : kind, name === text ? '' : (name ?? ''), ref ?? ''];
      terminal.out(
        `${printable(text)}${terminal.dim(`  ${printable(about.filter(Boolean).join('  '))}`)}`.trimEnd(),
      );
    }
    if (suggestions.length === 0) terminal.err(`Nothing installed goes on from "${printable(query)}".`);
  }
  return suggestions.length > 0 ? EXIT.ok : EXIT.nothing;
}
