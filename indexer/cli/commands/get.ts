import { rmSync } from 'node:fs';
import { DocsError, UsageError } from '../../core/errors.ts';
import { type CatalogueEntry, findOffer, type Offer, shippedCatalogue } from '../../get/catalogue.ts';
import type { FetchLimits } from '../../get/fetch-limits.ts';
import { fetchOffer, importOptions } from '../../get/get-offer.ts';
import { systemDocsOf } from '../../get/system-docs.ts';
import { downloadsFolder } from '../../store/home.ts';
import { EXIT, exitCodeFor } from '../exit-codes.ts';
import { type ImportOutcome, importAndTell } from '../import-and-tell.ts';
import { ProgressBar } from '../progress.ts';
import { type Terminal, wrap } from '../terminal.ts';

export interface GetOptions {
  /** A file or folder on this machine, instead of fetching. */
  readonly file?: string;
  /** Take what a package of the operating system has put on this machine. */
  readonly system?: boolean;
  readonly json?: boolean;
}

/** What fetching needs to know; tests say where their own server is. */
export interface FetchTools {
  readonly catalogue?: readonly CatalogueEntry[];
  readonly limits?: Partial<FetchLimits>;
}

/** `djdocs get [NAME[@V]]`: fetches a well-known doc set and imports it; without a name, lists what there is. */
export async function getCommand(
  target: string | undefined,
  options: GetOptions,
  terminal: Terminal,
  tools: FetchTools = {},
): Promise<number> {
  const { catalogue = shippedCatalogue() } = tools;
  if (target === undefined) return listCatalogue(catalogue, options, terminal);
  if (options.file !== undefined && options.system)
    throw new UsageError('--file and --system say two things', 'Give one of them');
  const offer = findOffer(target, catalogue);
  const local = options.system ? systemFolder(offer) : options.file;
  const outcome =
    local === undefined
      ? await getOffer(offer, options, terminal, tools)
      : await importAndTell({ sources: [local], ...importOptions(offer) }, options, terminal);
  if (options.json) terminal.out(JSON.stringify(outcome, null, 2));
  const first = outcome.failed[0];
  return first ? exitCodeFor(first.error.code) : EXIT.ok;
}

/** Fetches what an offer names and imports it. @throws DocsError `fetch-failed`, saying also what this machine has of it. */
export async function getOffer(
  offer: Offer,
  options: { readonly json?: boolean },
  terminal: Terminal,
  { limits = {} }: FetchTools,
): Promise<ImportOutcome> {
  if (!options.json) terminal.out(terminal.dim(`Asking ${new URL(offer.url).host} for ${offer.url}`));
  const bar = new ProgressBar(terminal.showsProgress);
  const { request, folder } = await fetchOffer(offer, downloadsFolder(), {
    limits,
    onProgress: (done, total) => bar.showFetching(offer.entry.name, done, total),
  })
    .catch((error: unknown) => {
      throw error instanceof DocsError ? withSystemDocs(error, offer) : error;
    })
    .finally(() => bar.clear());
  try {
    return await importAndTell(request, options, terminal);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function withSystemDocs(error: DocsError, { entry }: Offer): DocsError {
  const docs = systemDocsOf(entry);
  if (!docs) return error;
  const hint = `${error.hint}; this machine has the package ${docs.package}: \`djdocs get ${entry.name} --system\` takes that`;
  return new DocsError(error.code, error.message, hint, { cause: error });
}

/** @throws DocsError `source-missing` where the package is not installed. */
function systemFolder({ entry }: Offer): string {
  const docs = systemDocsOf(entry);
  if (docs) return docs.folder;
  throw new DocsError(
    'source-missing',
    entry.system
      ? `The package ${entry.system.package} is not installed here`
      : `No package of the operating system is known to hold ${entry.name}`,
    'Fetch it without --system, or give a file with --file',
  );
}

function listCatalogue(
  catalogue: readonly CatalogueEntry[],
  { json, file, system }: GetOptions,
  terminal: Terminal,
): number {
  if (file !== undefined || system) throw new UsageError('What to get is not said', 'Give its name');
  const entries = catalogue.map((entry) => ({ ...entry, onThisMachine: systemDocsOf(entry) ?? null }));
  if (json) {
    terminal.out(JSON.stringify({ catalogue: entries }, null, 2));
    return EXIT.ok;
  }
  for (const { name, title, about, format, license, megabytes, versions, url, onThisMachine } of entries) {
    terminal.out(`${terminal.bold(name)}  ${title}: ${about}`);
    const facts = `${versions.join(', ') || 'the present version'}; ${format}, ${license}, about ${megabytes} MB`;
    terminal.out(wrap(facts, terminal.width, '  '));
    terminal.out(terminal.dim(`  from ${new URL(url.replaceAll('{version}', '1')).host}`));
    if (onThisMachine)
      terminal.out(`  on this machine: package ${onThisMachine.package}, \`djdocs get ${name} --system\``);
  }
  terminal.out(
    'Fetch one with `djdocs get NAME` or `djdocs get NAME@VERSION`; nothing is fetched unless you ask.',
  );
  return EXIT.ok;
}
