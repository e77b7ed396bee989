import { closeSync, openSync, readSync } from 'node:fs';
import { DocsError } from '../core/errors.ts';
import { ArchiveContents } from './archive-contents.ts';
import { packingOf, READ_ARCHIVES } from './archive-kinds.ts';
import { ArchiveLimits } from './archive-limits.ts';
import { readTar } from './archive-tar.ts';
import { readZip } from './archive-zip.ts';
import { makeTree, type SourceTree } from './source-tree.ts';

const HEAD_BYTES = 512;

/**
 * The files of an archive as the tree of the folder it was made of; nothing is written to disk. An archive in it is a
 * file like others and is not opened.
 * @param given the path as a person gave it, for messages
 * @throws DocsError `source-unreadable` or `source-unsupported`, naming the archive.
 */
export async function openArchive(
  path: string,
  given: string,
  name: string,
  limits = new ArchiveLimits(given),
): Promise<SourceTree> {
  const packing = packingOf(readHead(path, given));
  if (packing === 'unread' || packing === 'unknown') throw notRead(given, packing);
  const contents = new ArchiveContents(limits);
  const onEntry = (entry: Parameters<ArchiveContents['add']>[0]) => contents.add(entry);
  try {
    if (packing === 'zip') await readZip(path, given, limits, onEntry);
    else await readTar(path, packing, limits, onEntry);
  } catch (cause) {
    if (cause instanceof DocsError) throw cause;
    throw new DocsError(
      'source-unreadable',
      `${given} is damaged, cut off or no archive: ${(cause as Error).message}`,
      'Get it again, or unpack it and give the folder',
      { cause },
    );
  }
  const files = contents.files();
  if (files.length === 0) {
    const why = contents.diagnostics[0];
    throw new DocsError(
      'source-unsupported',
      `${given} holds no files${why ? ` that can be taken; ${why.file}: ${why.message}` : ''}`,
      'Give an archive with documentation in it',
    );
  }
  return makeTree(name, false, files, contents.diagnostics);
}

function notRead(given: string, packing: 'unread' | 'unknown'): DocsError {
  const hint = `Unpack it and give the folder; read are ${READ_ARCHIVES}`;
  return packing === 'unread'
    ? new DocsError('source-unsupported', `${given} is packed in a way that djdocs does not read`, hint)
    : new DocsError('source-unreadable', `${given} is damaged, or not the archive that its name says`, hint);
}

function readHead(path: string, given: string): Uint8Array {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    const head = new Uint8Array(HEAD_BYTES);
    return head.subarray(0, readSync(file, head));
  } catch (cause) {
    throw new DocsError('source-unreadable', `${given} cannot be read`, 'Check its permissions', { cause });
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
