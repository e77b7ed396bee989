import { join } from 'node:path';
import { DocsError } from '../core/errors.ts';
import { Pack } from '../core/pack.ts';
import { encodePack } from '../pipeline/encode-pack.ts';
import { withoutVersion } from '../pipeline/load-draft.ts';
import { changePack } from './change-pack.ts';
import { removePack } from './commit.ts';
import { folderSource, hasPack } from './folder-source.ts';
import { dropPrevious } from './generations.ts';
import { withLock } from './lock.ts';

/**
 * Takes a doc set away, or one version of it; the last version goes with its doc set.
 * @throws DocsError `not-found` when there is none of it, naming what there is.
 */
export async function removeDocSet(packs: string, id: string, label?: string): Promise<void> {
  const folder = join(packs, id);
  if (!hasPack(folder)) throw notInstalled(id);
  if (label === undefined) return removePack(packs, id);
  const pack = await Pack.open(folderSource(folder, id));
  // Throws, naming the versions there are, when this is none of them.
  pack.version(label);
  if (pack.versions.length === 1) return removePack(packs, id);
  await changePack(packs, id, async (draft) => {
    if (!draft) throw notInstalled(id);
    const rest = withoutVersion(draft, label);
    return { draft: rest, pack: encodePack(rest) };
  });
  // What was taken away on purpose is not kept for a way back.
  await withLock(folder, id, () => dropPrevious(folder, id));
}

function notInstalled(id: string): DocsError {
  return new DocsError('not-found', `No documentation "${id}" is installed`, 'See `djdocs list`');
}
