import { DocsError } from '../core/errors.ts';
import type { Library } from '../core/library.ts';
import type { SearchHit } from '../core/search.ts';
import { EXIT } from './exit-codes.ts';
import type { ProjectVersions } from './project-versions.ts';
import { forJson, requestFor, type SearchOptions } from './search-request.ts';
import { printable, type Terminal, wrap } from './terminal.ts';

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
  const hits = await library.search(requestFor(query, options, project?.used));
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
          hits: hits.map((hit) => forJson(hit, options.explain)),
          ...explained,
        },
        null,
        2,
      ),
    );
  } else {
    for (const [i, hit] of hits.entries()) printHit(hit, i + 1, options.explain === true, terminal);
    if (hits.length === 0) terminal.err(`Nothing was found for "${query}".`);
    if (options.explain) terminal.out(terminal.dim(`read ${reads.parts} parts, ${reads.bytes} bytes`));
  }
  return hits.length > 0 ? EXIT.ok : EXIT.nothing;
}

function printHit(hit: SearchHit, rank: number, explain: boolean, terminal: Terminal): void {
  const place = [...hit.trail].join(' › ');
  const others = hit.versions.filter((version) => version !== hit.version);
  const versions = others.length > 0 ? ` (also ${others.join(', ')})` : '';
  terminal.out(
    `${String(rank).padStart(2)}. ${terminal.bold(printable(hit.title))}${place ? terminal.dim(`  ${printable(place)}`) : ''}`,
  );
  if (hit.excerpt) terminal.out(wrap(printable(hit.excerpt), Math.min(terminal.width, 100), '    '));
  terminal.out(`    ${terminal.accent(hit.ref)}${terminal.dim(versions)}`);
  if (explain && hit.why) {
    const { text, symbol, coverage, proximity, prior, terms } = hit.why;
    const round = (value: number) => Math.round(value * 100) / 100;
    terminal.out(
      terminal.dim(
        `    score ${hit.score}: text ${round(text)}, symbol ${round(symbol)}, coverage ${round(coverage)}, ` +
          `proximity ${round(proximity)}, prior ${prior}; matched ${terms.join(', ') || 'no words'}`,
      ),
    );
  }
}
