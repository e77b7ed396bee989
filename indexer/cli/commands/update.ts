import { DocsError } from '../../core/errors.ts';
import { shippedCatalogue } from '../../get/catalogue.ts';
import { findUpdates, type Update, type UpdateReport } from '../../get/find-updates.ts';
import { EXIT, exitCodeFor } from '../exit-codes.ts';
import type { ImportOutcome } from '../import-and-tell.ts';
import { openLibrary } from '../places.ts';
import type { Terminal } from '../terminal.ts';
import { type FetchTools, getOffer } from './get.ts';

export interface UpdateOptions {
  /** Fetch without asking. */
  readonly yes?: boolean;
  readonly json?: boolean;
}

/** Asks a question that is answered with yes or no; undefined where nobody is there to answer. */
export type Ask = ((question: string) => Promise<boolean>) | undefined;

/** `djdocs update [DOCSET]`: says what is newer than what is installed, and fetches it when told to. */
export async function updateCommand(
  target: string | undefined,
  options: UpdateOptions,
  terminal: Terminal,
  ask: Ask,
  tools: FetchTools = {},
): Promise<number> {
  const reports = await lookForUpdates(target, tools);
  const updates = reports.flatMap((report) => report.updates);
  const failures = reports.flatMap((report) => report.failures);
  const outcomes: ImportOutcome[] = [];
  for (const failure of failures) terminal.err(`djdocs: ${failure}.`);
  if (!options.json) {
    if (updates.length > 0) for (const update of updates) terminal.out(describe(update));
    else if (reports.every(({ known }) => known === 0))
      terminal.out('Nothing that is installed was fetched by djdocs, and the catalogue has nothing newer.');
    else if (failures.length === 0) terminal.out('Everything is as new as it gets.');
  }
  if (updates.length > 0 && (options.yes || (await ask?.('Fetch?')))) {
    for (const { offer } of updates) outcomes.push(await getOffer(offer, options, terminal, tools));
  } else if (updates.length > 0 && !ask && !options.json) {
    terminal.out('Fetch with `djdocs update --yes`, or one of them with `djdocs get`.');
  }
  const added = outcomes.flatMap((outcome) => outcome.added);
  const failed = outcomes.flatMap((outcome) => outcome.failed);
  if (options.json) {
    const list = updates.map(({ docSet, offer: { version, url }, why }) => ({
      docSet,
      version: version ?? null,
      url,
      why,
    }));
    terminal.out(JSON.stringify({ updates: list, failures, added, failed }, null, 2));
  }
  const [first] = failed;
  if (first) return exitCodeFor(first.error.code);
  return failures.length > 0 ? EXIT.unavailable : EXIT.ok;
}

async function lookForUpdates(
  target: string | undefined,
  { catalogue = shippedCatalogue(), limits }: FetchTools,
): Promise<UpdateReport[]> {
  const library = openLibrary();
  const installed = await library.docSets();
  if (target !== undefined && !installed.includes(target))
    throw new DocsError('not-found', `No documentation "${target}" is installed`, 'See `djdocs list`');
  const reports: UpdateReport[] = [];
  for (const id of target === undefined ? installed : [target])
    reports.push(await findUpdates((await library.pack(id)).manifest, catalogue, limits));
  return reports;
}

function describe({ docSet, offer: { entry, version, url }, why }: Update): string {
  const { host } = new URL(url);
  return why === 'changed'
    ? `${docSet}${version === undefined ? '' : ` ${version}`}: another file is at ${host} now, about ${entry.megabytes} MB`
    : `${docSet} ${version} is newer than what is installed: ${host}, about ${entry.megabytes} MB`;
}
