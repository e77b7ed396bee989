import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Library } from '../../indexer/core/library.ts';
import { Pack } from '../../indexer/core/pack.ts';
import { type EncodedPack, encodePack } from '../../indexer/pipeline/encode-pack.ts';
import { loadDraft } from '../../indexer/pipeline/load-draft.ts';
import type { DocSetDraft } from '../../indexer/pipeline/version-draft.ts';
import { type ChangedPack, changePack } from '../../indexer/store/change-pack.ts';
import { folderShelf, folderSource } from '../../indexer/store/folder-source.ts';
import { docSetOf } from './doc-sets.ts';

export const ID = 'widgets';

/** A doc set of one version whose only page says `text`. */
export function saying(text: string, label = '1.0'): DocSetDraft {
  return docSetOf({ [label]: { 'oil.md': `# Oil\n\n${text}\n` } }, ID);
}

/** Puts a doc set in force in a folder of packs. */
export function install(packs: string, draft: DocSetDraft): Promise<ChangedPack> {
  return changePack(packs, draft.id, async () => ({ draft, pack: encodePack(draft) }));
}

/** The doc set that is in force, read whole. */
export async function readInstalled(packs: string): Promise<DocSetDraft> {
  return loadDraft(await Pack.open(folderSource(join(packs, ID), ID)));
}

/** The one paragraph of a doc set made by `saying`, as it is read from disk. */
export async function readText(packs: string): Promise<string> {
  return JSON.stringify((await new Library(folderShelf(packs)).resolve(`${ID}/oil`)).chunk.content[1]);
}

/** Names of the files in a pack's folder, those of its parts with `parts/` before. */
export function filesIn(packs: string): string[] {
  const folder = join(packs, ID);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name !== 'parts')
    .sort();
}

export function manifestOf(packs: string): string {
  return readFileSync(join(packs, ID, 'manifest.json'), 'utf8');
}

/** The file names of the parts of an encoded pack. */
export function partFilesOf(...encoded: EncodedPack[]): string[] {
  return [
    ...new Set(encoded.flatMap((pack) => [...pack.parts.keys()].map((name) => `parts/${name}.gz`))),
  ].sort();
}
