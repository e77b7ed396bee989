import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DocsError } from '../core/errors.ts';
import { Pack } from '../core/pack.ts';
import { PARTS_FOLDER } from '../core/pack-files.ts';
import { isDocSetId } from '../core/ref.ts';
import type { EncodedPack } from '../pipeline/encode-pack.ts';
import { loadDraft } from '../pipeline/load-draft.ts';
import type { DocSetDraft } from '../pipeline/version-draft.ts';
import { type CommitOptions, commitPack } from './commit.ts';
import { folderSource, hasPack } from './folder-source.ts';
import { collectGarbage } from './generations.ts';
import { withLock } from './lock.ts';

export interface ChangedPack {
  readonly draft: DocSetDraft;
  /** False when the pack in force was the same already. */
  readonly changed: boolean;
}

export interface ChangeOptions extends CommitOptions {
  /** Makes a draft of the installed pack. @default loadDraft */
  readonly load?: typeof loadDraft;
}

/**
 * Reads an installed pack, lets `change` make another of it and puts that in force, alone with the pack all the while.
 * @param change gets undefined when nothing is installed under this id.
 * @throws DocsError `pack-busy` when another process is changing it; whatever `change` throws. Either way the pack in
 *   force stays.
 */
export async function changePack(
  packs: string,
  id: string,
  change: (installed: DocSetDraft | undefined) => Promise<{ draft: DocSetDraft; pack: EncodedPack }>,
  { load = loadDraft, ...options }: ChangeOptions = {},
): Promise<ChangedPack> {
  if (!isDocSetId(id)) throw new RangeError(`"${id}" is no id of a doc set`);
  const folder = join(packs, id);
  mkdirSync(join(folder, PARTS_FOLDER), { recursive: true });
  const isInstalled = () => hasPack(folder);
  return withLock(folder, id, async () => {
    try {
      const installed = isInstalled() ? await readInstalled(folder, id, load) : undefined;
      const { draft, pack } = await change(installed);
      return { draft, changed: await commitPack(folder, pack, options) };
    } catch (error) {
      // What never came into force leaves nothing behind, least of all on a disk that is full.
      if (isInstalled()) await collectGarbage(folder, id).catch(() => 0);
      throw error;
    } finally {
      if (!isInstalled()) rmSync(folder, { recursive: true, force: true });
    }
  });
}

/** @throws DocsError as Pack does; what cannot be read cannot be added to either, so its hint is to remove it first. */
async function readInstalled(folder: string, id: string, load: typeof loadDraft): Promise<DocSetDraft> {
  try {
    return await load(await Pack.open(folderSource(folder, id)));
  } catch (cause) {
    if (!(cause instanceof DocsError)) throw cause;
    const hint = `Take it away with \`djdocs remove ${id}\`, then add its documentation again`;
    throw new DocsError(cause.code, cause.message, hint, { cause });
  }
}
