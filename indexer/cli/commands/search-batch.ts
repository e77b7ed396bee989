import { createReadStream } from 'node:fs';
import { stdin } from 'node:process';
import { createInterface } from 'node:readline';
import { DocsError, UsageError } from '../../core/errors.ts';
import type { Library } from '../../core/library.ts';
import { projectVersions } from '../auto-version.ts';
import { EXIT } from '../exit-codes.ts';
import { forJson, requestFor, type SearchOptions } from '../search-request.ts';
import type { Terminal } from '../terminal.ts';

/** JSON lines in, JSON lines out, in one process: `{"id","query"}` → `{"id","query","hits"}`. */
export async function searchBatch(
  library: Library,
  file: string,
  options: SearchOptions,
  terminal: Terminal,
): Promise<number> {
  const project = await projectVersions(library, { ...options, batch: file }, terminal);
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
      const { hits, repaired } = await library.search(requestFor(query, options, project?.used));
      terminal.out(
        JSON.stringify({
          id,
          query,
          ...(repaired ? { repaired: repaired.to } : {}),
          hits: hits.map((hit) => forJson(hit, options.explain)),
        }),
      );
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
