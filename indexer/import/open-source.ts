import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { DocsError } from '../core/errors.ts';
import { openArchive } from './archive.ts';
import { archiveName, isUnreadArchive, READ_ARCHIVES } from './archive-kinds.ts';
import { openSourceTree, type SourceTree } from './source-tree.ts';

/**
 * Opens what a person gives: a folder, a file, or an archive, which is read where it lies as the folder it was made of.
 * @throws DocsError `source-missing`, `source-unreadable` or `source-unsupported`, naming the path.
 */
export async function openSource(given: string): Promise<SourceTree> {
  const path = resolve(given);
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return openSourceTree(given);
  const name = archiveName(path);
  if (name !== undefined) return openArchive(path, given, name);
  if (isUnreadArchive(path)) {
    throw new DocsError(
      'source-unsupported',
      `${given} is an archive of a kind that djdocs does not read`,
      `Unpack it and give the folder; read are ${READ_ARCHIVES}`,
    );
  }
  return openSourceTree(given);
}
