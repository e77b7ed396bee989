import type { ImportedVersion, ImportFailure } from '../../core/import-messages.ts';
import { installedPacksFolder } from '../../store/home.ts';
import { describeImport } from '../describe-import.ts';
import { EXIT, exitCodeFor } from '../exit-codes.ts';
import { runImporter } from '../importer-process.ts';
import { ProgressBar } from '../progress.ts';
import type { Terminal } from '../terminal.ts';

export interface AddOptions {
  readonly docSet?: string;
  readonly version?: string;
  readonly as?: string;
  readonly replace?: boolean;
  /** List the text that was left out as no documentation. */
  readonly removed?: boolean;
  readonly json?: boolean;
}

/** `djdocs add`: imports sources one after the other and says what each became. @returns the exit code. */
export async function addCommand(
  sources: readonly string[],
  options: AddOptions,
  terminal: Terminal,
): Promise<number> {
  const { docSet, version, as, replace } = options;
  const added: ImportedVersion[] = [];
  const failed: { source: string; error: ImportFailure }[] = [];
  const bar = new ProgressBar(terminal.showsProgress);
  const request = {
    sources,
    packs: installedPacksFolder(),
    ...(docSet ? { docSet } : {}),
    ...(version ? { version } : {}),
    ...(as ? { as } : {}),
    ...(replace ? { replace } : {}),
  };
  await runImporter(request, (message) => {
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
  if (options.json) terminal.out(JSON.stringify({ added, failed }, null, 2));
  const first = failed[0];
  return first ? exitCodeFor(first.error.code) : EXIT.ok;
}
