import { recognise } from '../../indexer/import/recognise.ts';
import type { SourceTree } from '../../indexer/import/source-tree.ts';
import { buildSource } from '../../indexer/pipeline/build-source.ts';
import { mergeSource } from '../../indexer/pipeline/merge-source.ts';
import type { Assets } from '../../indexer/pipeline/page-context.ts';
import type { DocSetDraft } from '../../indexer/pipeline/version-draft.ts';
import { type Files, folderOf } from './source-trees.ts';

/** A doc set without any version yet. */
export function emptyDocSet(id = 'widgets', title = 'Widgets'): DocSetDraft {
  return { id, title, description: 'All about widgets', versions: [], assets: new Map() };
}

/** Adds a tree to a version of a doc set, as `djdocs add` does. */
export function addTree(draft: DocSetDraft, label: string, tree: SourceTree, as?: string): DocSetDraft {
  const assets: Assets = new Map(draft.assets);
  const { built } = buildSource(recognise(tree, as).importer, tree, assets);
  return mergeSource({ ...draft, assets }, label, 'the test', built);
}

/** A doc set out of Markdown files by version; the folder is called `docs` in every version. */
export function docSetOf(versions: Readonly<Record<string, Files>>, id = 'widgets'): DocSetDraft {
  return Object.entries(versions).reduce(
    (draft, [label, files]) => addTree(draft, label, folderOf('docs', files), 'markdown'),
    emptyDocSet(id),
  );
}
