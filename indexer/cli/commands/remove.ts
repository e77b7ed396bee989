import { join } from 'node:path';
import { DocsError } from '../../core/errors.ts';
import { encodePack } from '../../pipeline/encode-pack.ts';
import { withoutVersion } from '../../pipeline/load-draft.ts';
import { changePack } from '../../store/change-pack.ts';
import { removePack } from '../../store/commit.ts';
import { dropPrevious } from '../../store/generations.ts';
import { installedPacksFolder } from '../../store/home.ts';
import { withLock } from '../../store/lock.ts';
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
  const packs = installedPacksFolder();
  const installed = await openLibrary().docSets();
  if (!installed.includes(id)) {
    throw new DocsError('not-found', `No documentation "${id}" is installed`, 'See `djdocs list`');
  }
  if (label === undefined) {
    await removePack(packs, id);
  } else {
    const pack = await openLibrary().pack(id);
    // Throws, naming the versions there are, when this is none of them.
    pack.version(label);
    if (pack.versions.length === 1) await removePack(packs, id);
    else await removeVersion(packs, id, label);
  }
  if (options.json) terminal.out(JSON.stringify({ removed: target }));
  else terminal.out(`Removed ${target}.`);
  return EXIT.ok;
}

async function removeVersion(packs: string, id: string, label: string): Promise<void> {
  await changePack(packs, id, async (draft) => {
    if (!draft)
      throw new DocsError('not-found', `No documentation "${id}" is installed`, 'See `djdocs list`');
    const rest = withoutVersion(draft, label);
    return { draft: rest, pack: encodePack(rest) };
  });
  // What was taken away on purpose is not kept for a way back.
  const folder = join(packs, id);
  await withLock(folder, id, () => dropPrevious(folder, id));
}
