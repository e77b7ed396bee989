import { createReadStream } from 'node:fs';
import { stdin } from 'node:process';
import { createInterface } from 'node:readline';
import { DocsError, UsageError } from '../../core/errors.ts';
import type { Library } from '../../core/library.ts';
import type { SearchRequest } from '../../core/query.ts';
import type { SearchHit } from '../../core/search.ts';
import { EXIT } from '../exit-codes.ts';
import { openLibrary } from '../places.ts';
import { printable, type Terminal, wrap } from '../terminal.ts';

export interface SearchOptions {
  readonly docSet?: string;
  readonly version?: string;
  readonly kind?: string;
  readonly limit?: number;
  readonly explain?: boolean;
  readonly batch?: string;
  readonly json?: boolean;
}

/** `djdocs search`. @returns 0 when something was found, 1 when nothing was. */
export async function searchCommand(
  words: readonly string[],
  options: SearchOptions,
  terminal: Terminal,
): Promise<number> {
  const library = openLibrary();
  if (options.batch !== undefined) return searchBatch(library, options.batch, options, terminal);
  const query = words.join(' ');
  if (query.trim() === '')
    throw new UsageError('There is nothing to search for', 'Give some words: djdocs search select_related');
  const hits = await library.search(requestFor(query, options));
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
        { query, hits: hits.map((hit) => forJson(hit, options.explain)), ...explained },
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

/** JSON lines in, JSON lines out, in one process: `{"id","query"}` → `{"id","query","hits"}`. */
async function searchBatch(
  library: Library,
  file: string,
  options: SearchOptions,
  terminal: Terminal,
): Promise<number> {
  const input = file === '-' ? stdin : createReadStream(file);
  const failed = new Promise<never>((_, reject) => {
    input.once('error', (cause: unknown) => {
      reject(
        new DocsError('source-missing', `${file} cannot be read`, 'Give a file of JSON lines', { cause }),
      );
    });
  });
  const answer = async () => {
    let number = 0;
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      number++;
      if (line.trim() === '') continue;
      const { id, query } = parseBatchLine(line, number, file);
      const hits = await library.search(requestFor(query, options));
      terminal.out(JSON.stringify({ id, query, hits: hits.map((hit) => forJson(hit, options.explain)) }));
    }
  };
  await Promise.race([answer(), failed]);
  return EXIT.ok;
}

function parseBatchLine(line: string, number: number, file: string): { id: unknown; query: string } {
  try {
    const { id, query } = JSON.parse(line) as { id?: unknown; query?: unknown };
    if (typeof query === 'string') return { id, query };
  } catch {
    // Said below: a line that is not JSON and one without a query are the same mistake.
  }
  throw new UsageError(`${file} line ${number} is not {"id", "query"}`, 'Give one JSON object a line');
}

function requestFor(query: string, options: SearchOptions): SearchRequest {
  const { docSet, version, kind, limit } = options;
  return {
    query,
    ...(docSet !== undefined ? { docSet } : {}),
    ...(version !== undefined ? { version } : {}),
    ...(kind !== undefined ? { kind } : {}),
    ...(limit !== undefined ? { limit } : {}),
  };
}

function forJson(hit: SearchHit, explain = false): object {
  const { why, ...rest } = hit;
  return explain ? { ...rest, why } : rest;
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
