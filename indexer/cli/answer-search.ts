import { DocsError } from '../core/errors.ts';
import type { Library } from '../core/library.ts';
import { changeLabel } from '../core/note-labels.ts';
import type { SearchHit } from '../core/search-hit.ts';
import { EXIT } from './exit-codes.ts';
import { explainHit } from './explain-hit.ts';
import type { ProjectVersions } from './project-versions.ts';
import { forJson, requestFor, type SearchOptions } from './search-request.ts';
import { printable, type Terminal, wrap } from './terminal.ts';

const MOST_SHOWN = 80;

/**
 * Searches and prints what was found.
 * @param project the versions that the reader's project uses, where they matter
 * @returns 0 when something was found, 1 when nothing was.
 */
export async function answerSearch(
  library: Library,
  query: string,
  options: SearchOptions,
  terminal: Terminal,
  project?: ProjectVersions,
): Promise<number> {
  const { hits, repaired } = await library.search(requestFor(query, options, project?.used));
  if (hits.length === 0 && (await library.docSets()).length === 0) {
    throw new DocsError(
      'not-found',
      'Nothing is installed yet',
      'Add documentation with `djdocs add FOLDER`',
    );
  }
  const reads = await library.reads();
  if (options.json) {
    const explained = options.explain ? { reads } : {};
    terminal.out(
      JSON.stringify(
        {
          query,
          ...(project ? { version: project } : {}),
          ...(repaired ? { repaired: repaired.to } : {}),
          hits: hits.map((hit) => forJson(hit, options.explain)),
          ...explained,
        },
        null,
        2,
      ),
    );
  } else {
    if (repaired && hits.length > 0) {
      terminal.err(`No section has all of "${shown(query)}". These answer "${shown(repaired.to)}":`);
    }
    for (const [i, hit] of hits.entries()) printHit(hit, i + 1, options.explain === true, terminal);
    if (hits.length === 0) terminal.err(`Nothing was found for "${shown(query)}".`);
    if (options.explain) terminal.out(terminal.dim(`read ${reads.parts} parts, ${reads.bytes} bytes`));
  }
  return hits.length > 0 ? EXIT.ok : EXIT.nothing;
}

/** A query as a message repeats it: not all of one that was pasted. */
function shown(query: string): string {
  return printable(query.length > MOST_SHOWN ? `${query.slice(0, MOST_SHOWN)}…` : query);
}

function printHit(hit: SearchHit, rank: number, explain: boolean, terminal: Terminal): void {
  const place = [...hit.trail].join(' › ');
  const others = hit.versions.filter((version) => version !== hit.version);
  const versions = others.length > 0 ? ` (also ${others.join(', ')})` : '';
  terminal.out(
    `${String(rank).padStart(2)}. ${terminal.bold(printable(hit.title))}${place ? terminal.dim(`  ${printable(place)}`) : ''}`,
  );
  if (hit.excerpt) terminal.out(wrap(printable(hit.excerpt), Math.min(terminal.width, 100), '    '));
  const notes = [...new Set(hit.changes.map(changeLabel))].map((label) => ` · ${label}`).join('');
  terminal.out(`    ${terminal.accent(hit.ref)}${terminal.dim(printable(versions + notes))}`);
  if (explain) for (const line of explainHit(hit)) terminal.out(terminal.dim(`    ${printable(line)}`));
}
