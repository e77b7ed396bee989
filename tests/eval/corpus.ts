import { Library } from '../../indexer/core/library.ts';
import { eachBlock, inlineOf, inlineText } from '../../indexer/core/tree.ts';
import type { Topic } from '../../indexer/core/types.ts';
import { readDocSetFile, sourceOf } from '../../indexer/import/doc-set-file.ts';
import { recognise } from '../../indexer/import/recognise.ts';
import { openSourceTree, type SourceTree } from '../../indexer/import/source-tree.ts';
import { buildSource } from '../../indexer/pipeline/build-source.ts';
import { encodePack } from '../../indexer/pipeline/encode-pack.ts';
import { mergeSource } from '../../indexer/pipeline/merge-source.ts';
import type { DocSetDraft, WholeVersion } from '../../indexer/pipeline/version-draft.ts';
import { wholeVersion } from '../helpers/imports.ts';
import { memorySource } from '../helpers/memory-packs.ts';
import type { Document, Engine } from './types.ts';
import { LOOKED_AT } from './types.ts';

/** Imports a folder as `djdocs add` does, without writing anything. */
export function importFolder(folder: string): DocSetDraft {
  const tree = openSourceTree(folder);
  const described = readDocSetFile(tree);
  if (!described) return addSource(undefined, tree);
  const { id, title, description } = described;
  let draft: DocSetDraft = { id, title, description, versions: [], assets: new Map() };
  for (const { label, sources } of described.versions) {
    for (const { path, format } of sources) draft = addSource(draft, sourceOf(tree, path), format, label);
  }
  return draft;
}

function addSource(
  draft: DocSetDraft | undefined,
  tree: SourceTree,
  format?: string,
  version?: string,
): DocSetDraft {
  const assets = new Map(draft?.assets);
  const { built, imported } = buildSource(recognise(tree, format).importer, tree, assets);
  const label = version ?? imported.version?.label ?? 'unversioned';
  const into = draft ?? { ...imported.docSet, versions: [], assets };
  return mergeSource({ ...into, assets }, label, 'the evaluation', built);
}

/** The version that answers when none is asked for. */
export function newest(draft: DocSetDraft): WholeVersion {
  const [version] = draft.versions;
  if (!version) throw new Error(`${draft.id} has no version`);
  return wholeVersion(version);
}

/** djdocs itself over a doc set: the packs that it would write, read from memory. */
export function djdocsEngine(draft: DocSetDraft): Engine {
  const source = memorySource(encodePack(draft));
  const library = new Library({ list: async () => [draft.id], source: () => source });
  const version = draft.versions[0]?.label;
  return {
    name: 'djdocs',
    search: async (query) => {
      const { hits } = await library.search({ query, ...(version ? { version } : {}), limit: LOOKED_AT });
      return hits.map(({ path, anchor }) => ({ page: path, anchor }));
    },
  };
}

/** The sections of some pages as other engines get them. */
export function documentsOf(topics: readonly Topic[]): Document[] {
  const documents: Document[] = [];
  for (const { path, chunks } of topics) {
    for (const { anchor, title, trail, content } of chunks) {
      const text: string[] = [];
      const code: string[] = [];
      const titles: string[] = [];
      eachBlock(content, (block) => {
        if (block.k === 'code') code.push(block.text);
        else (block.k === 'heading' || block.k === 'sig' ? titles : text).push(inlineText(inlineOf(block)));
      });
      documents.push({
        id: documents.length,
        page: path,
        anchor,
        title: titles.join(' ') || title,
        trail: trail.join(' '),
        text: text.join(' '),
        code: code.join('\n'),
      });
    }
  }
  return documents;
}
