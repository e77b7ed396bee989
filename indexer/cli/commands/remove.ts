import { DocsError } from '../../core/errors.ts';
import { installedPacksFolder } from '../../store/home.ts';
import { removeDocSet } from '../../store/remove-doc-set.ts';
import { EXIT } from '../exit-codes.ts';
import { openLibrary } from '../places.ts';
import type { Terminal } from '../terminal.ts';

/** `djdocs remove DOCSET[@V]`: takes a doc set away, or one version of it. */
export async function removeCommand(
  target: string,
  options: { readonly json?: boolean },
  terminal: Terminal,
): Promise<number> {
  const [id = '', label] = target.split('@');
  // Only what is listed is looked at: anything else may name any folder.
  if (!(await openLibrary().docSets()).includes(id)) {
    throw new DocsError('not-found', `No documentation "${id}" is installed`, 'See `djdocs list`');
  }
  await removeDocSet(installedPacksFolder(), id, label);
  if (options.json) terminal.out(JSON.stringify({ removed: target }));
  else terminal.out(`Removed ${target}.`);
  return EXIT.ok;
}
