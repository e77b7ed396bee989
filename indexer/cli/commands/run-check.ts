import { UsageError } from '../../core/errors.ts';
import { pageSnippets } from '../../core/page-snippets.ts';
import { BorrowIndex } from '../../sandbox/borrow-index.ts';
import { type CheckedSnippet, checkPage, type PageToCheck } from '../../sandbox/check-page.ts';
import { LastingPython } from '../checked-python.ts';
import { describeRunCheck, summaryOf } from '../describe-run-check.ts';
import { EXIT } from '../exit-codes.ts';
import { openLibrary } from '../places.ts';
import { placeToRun } from '../runtimes.ts';
import type { Terminal } from '../terminal.ts';

/** A snippet of a documentation that hangs is to be told soon. */
const TIMEOUT_MS = 10_000;

export interface RunCheckOptions {
  readonly version?: string;
  readonly json?: boolean;
}

/** `djdocs run --check DOCSET[@V]`: runs every snippet of a version twice, with its page alone and with borrowed context. */
export async function runCheckCommand(
  target: string,
  options: RunCheckOptions,
  terminal: Terminal,
): Promise<number> {
  const [id = '', named] = target.split('@');
  const pack = await openLibrary().pack(id);
  const { label } = pack.version(named ?? options.version);
  if (target.includes('/')) throw new UsageError(`"${target}" names a page`, `Write the doc set: ${id}`);
  const index = new BorrowIndex();
  const pages: PageToCheck[] = [];
  for (const { path } of (await pack.topicList(label)).topics) {
    const topic = await pack.topic(path, label);
    if (!topic) continue;
    index.add(topic);
    pages.push({ path, snippets: pageSnippets(topic) });
  }
  const kinds: Record<string, number> = {};
  for (const { snippet } of pages.flatMap((page) => page.snippets))
    kinds[snippet.kind] = (kinds[snippet.kind] ?? 0) + 1;
  const isDjango = index.all.some(({ code }) => /\bdjango\b/i.test(code));
  const { version: _, ...place } = placeToRun(label, isDjango);
  const python = new LastingPython(place, TIMEOUT_MS);
  const round = async (alone: boolean): Promise<CheckedSnippet[]> => {
    await python.learn(alone ? index.imports() : index.everything());
    const results: CheckedSnippet[] = [];
    for (const page of pages) results.push(...(await checkPage(page, alone, python)));
    return results;
  };
  try {
    const alone = await round(true);
    const borrowed = await round(false);
    const report = {
      docSet: id,
      version: label,
      runtime: await python.runtime,
      kinds,
      ...summaryOf(alone, borrowed),
    };
    if (options.json) terminal.out(JSON.stringify({ ...report, alone, borrowed }, null, 1));
    else terminal.out(describeRunCheck(report, terminal));
    return EXIT.ok;
  } finally {
    python.close();
  }
}
