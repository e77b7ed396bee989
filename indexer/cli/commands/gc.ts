import { join } from 'node:path';
import { DocsError, describeError } from '../../core/errors.ts';
import { dropPrevious } from '../../store/generations.ts';
import { installedPacksFolder } from '../../store/home.ts';
import { withLock } from '../../store/lock.ts';
import { tidyPacks } from '../../store/tidy.ts';
import { formatBytes } from '../count-words.ts';
import { EXIT, exitCodeFor } from '../exit-codes.ts';
import { openLibrary } from '../places.ts';
import type { Terminal } from '../terminal.ts';

/** `djdocs gc [DOCSET]`: gives back what only the way back needs. A pack that fails is named, the others still done. */
export async function gcCommand(
  target: string | undefined,
  options: { readonly json?: boolean },
  terminal: Terminal,
): Promise<number> {
  const packs = installedPacksFolder();
  const installed = await openLibrary().docSets();
  if (target !== undefined && !installed.includes(target)) {
    throw new DocsError('not-found', `No documentation "${target}" is installed`, 'See `djdocs list`');
  }
  let code: number = EXIT.ok;
  let total = target === undefined ? await tidyPacks(packs) : 0;
  const docSets: object[] = [];
  for (const id of target === undefined ? installed : [target]) {
    const folder = join(packs, id);
    try {
      const bytes = await withLock(folder, id, () => dropPrevious(folder, id));
      total += bytes;
      docSets.push({ id, bytes });
      if (!options.json && bytes > 0) terminal.out(`${terminal.bold(id)}  ${formatBytes(bytes)}`);
    } catch (error) {
      if (!(error instanceof DocsError)) throw error;
      code = exitCodeFor(error.code);
      docSets.push({ id, error: describeError(error) });
      terminal.err(`djdocs: ${describeError(error)}`);
    }
  }
  if (options.json) terminal.out(JSON.stringify({ bytes: total, docSets }, null, 2));
  else terminal.out(total > 0 ? `Gave back ${formatBytes(total)}.` : 'There was nothing to give back.');
  return code;
}
