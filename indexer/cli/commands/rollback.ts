import { join } from 'node:path';
import { DocsError } from '../../core/errors.ts';
import { rollBack } from '../../store/generations.ts';
import { installedPacksFolder } from '../../store/home.ts';
import { withLock } from '../../store/lock.ts';
import { plural } from '../count-words.ts';
import { EXIT } from '../exit-codes.ts';
import { openLibrary } from '../places.ts';
import type { Terminal } from '../terminal.ts';

/** `djdocs rollback DOCSET`: undoes the last `djdocs add`; done twice, it does nothing. */
export async function rollbackCommand(
  id: string,
  options: { readonly json?: boolean },
  terminal: Terminal,
): Promise<number> {
  const installed = await openLibrary().docSets();
  if (!installed.includes(id)) {
    throw new DocsError('not-found', `No documentation "${id}" is installed`, 'See `djdocs list`');
  }
  const folder = join(installedPacksFolder(), id);
  await withLock(folder, id, () => rollBack(folder, id));
  const { manifest } = await openLibrary().pack(id);
  const versions = manifest.versions.map(({ label, counts }) => ({ version: label, topics: counts.topics }));
  if (options.json) terminal.out(JSON.stringify({ docSet: id, versions }, null, 2));
  else {
    const list = versions
      .map(({ version, topics }) => `${version} with ${plural(topics, 'topic')}`)
      .join(', ');
    terminal.out(`${id} is as it was before its last change: ${list}.`);
    terminal.out(`\`djdocs rollback ${id}\` once more takes that back.`);
  }
  return EXIT.ok;
}
