import type { ImportedVersion, ImportFailure, ImportRequest } from '../core/import-messages.ts';
import { installedPacksFolder } from '../store/home.ts';
import { describeImport } from './describe-import.ts';
import { runImporter } from './importer-process.ts';
import { ProgressBar } from './progress.ts';
import type { Terminal } from './terminal.ts';

/** What became of an import. */
export interface ImportOutcome {
  readonly added: readonly ImportedVersion[];
  readonly failed: readonly { readonly source: string; readonly error: ImportFailure }[];
}

/** Imports sources, and tells meanwhile how far it is and, unless a program reads along, what each became. */
export async function importAndTell(
  request: Omit<ImportRequest, 'packs'>,
  options: { readonly removed?: boolean; readonly json?: boolean },
  terminal: Terminal,
): Promise<ImportOutcome> {
  const added: ImportedVersion[] = [];
  const failed: { source: string; error: ImportFailure }[] = [];
  const bar = new ProgressBar(terminal.showsProgress);
  await runImporter({ ...request, packs: installedPacksFolder() }, (message) => {
    if (message.type === 'progress') {
      bar.show(message.source, message.phase, message.done, message.total);
      return;
    }
    bar.clear();
    if (message.type === 'imported') {
      added.push(message.version);
      if (!options.json) terminal.out(describeImport(message.version, terminal, options.removed));
    } else if (message.type === 'failed') {
      failed.push(message);
      terminal.err(`djdocs: ${message.error.message}. ${message.error.hint}.`);
    }
  });
  return { added, failed };
}
