import type { ContentNode } from '../../indexer/core/tree.ts';
import {
  type Block,
  type Container,
  eachBlock,
  eachLink,
  inlineOf,
  isBlock,
  type LinkNode,
} from '../../indexer/core/tree.ts';
import type { Chunk, Diagnostic, SourceFormat, Topic } from '../../indexer/core/types.ts';
import { recognise } from '../../indexer/import/recognise.ts';
import type { SourceTree } from '../../indexer/import/source-tree.ts';
import { buildSource, type ReadSource } from '../../indexer/pipeline/build-source.ts';
import { type DraftTopic, wholeTopic } from '../../indexer/pipeline/draft-topic.ts';
import { mergeSource } from '../../indexer/pipeline/merge-source.ts';
import type { Assets } from '../../indexer/pipeline/page-context.ts';
import type { DocSetDraft, VersionDraft, WholeVersion } from '../../indexer/pipeline/version-draft.ts';

/** A source that went through the importer and the pipeline alone, as a version of its own. */
export interface Imported {
  readonly format: SourceFormat;
  readonly reason: string;
  readonly read: ReadSource;
  readonly draft: DocSetDraft;
  readonly version: VersionDraft;
  readonly diagnostics: readonly Diagnostic[];
  readonly removed: Readonly<Record<string, number>>;
  readonly paths: string[];
  /** The topic at a path; fails the test when there is none. */
  topic(path: string): Topic;
  /** The chunk with this anchor; fails the test when there is none. */
  chunk(path: string, anchor: string): Chunk;
}

/** Imports a tree from nothing, without writing a pack. */
export function importTree(tree: SourceTree, as?: string): Imported {
  const { importer, reason } = recognise(tree, as);
  const assets: Assets = new Map();
  const read = buildSource(importer, tree, assets);
  const { id, title, description } = read.imported.docSet;
  const { label, detectedFrom } = read.imported.version ?? { label: 'unversioned', detectedFrom: 'nowhere' };
  const draft = mergeSource(
    { id, title, description, versions: [], assets },
    label,
    detectedFrom,
    read.built,
  );
  const version = draft.versions[0] as VersionDraft;
  const topic = (path: string) => topicOf(version.topics, path);
  return {
    format: importer.format,
    reason,
    read,
    draft,
    version,
    diagnostics: version.diagnostics,
    removed: read.built.source.removed,
    paths: version.topics.map((one) => one.path),
    topic,
    chunk: (path, anchor) => chunkOf(topic(path), anchor),
  };
}

/** The topic at a path, as a whole. @throws Error naming the paths there are. */
export function topicOf(topics: readonly (Topic | DraftTopic)[], path: string): Topic {
  const found = topics.find((topic) => topic.path === path);
  if (!found) throw new Error(`no topic "${path}" among ${topics.map((topic) => topic.path).join(', ')}`);
  return whole(found);
}

/** A version of a draft as it would be read from its pack. */
export function wholeVersion(version: VersionDraft): WholeVersion {
  const spare = version.spare.map(({ topic, position }) => ({ topic: wholeTopic(topic), position }));
  return { ...version, topics: version.topics.map(wholeTopic), spare };
}

function whole(topic: Topic | DraftTopic): Topic {
  return 'text' in topic ? wholeTopic(topic) : topic;
}

/** The chunk with an anchor. @throws Error naming the anchors there are. */
export function chunkOf(topic: Topic, anchor: string): Chunk {
  const found = topic.chunks.find((chunk) => chunk.anchor === anchor);
  if (!found)
    throw new Error(`no chunk "${anchor}" among ${topic.chunks.map((chunk) => chunk.anchor).join(', ')}`);
  return found;
}

/** All blocks of some content in reading order. */
export function blocksOf(content: readonly ContentNode[]): Block[] {
  const blocks: Block[] = [];
  eachBlock(content, (block) => blocks.push(block));
  return blocks;
}

/** The texts of the code blocks of some content. */
export function codeOf(content: readonly ContentNode[]): string[] {
  return blocksOf(content).flatMap((block) => (block.k === 'code' ? [block.text] : []));
}

/** All links of a topic in reading order. */
export function linksOf(topic: Topic | DraftTopic): LinkNode[] {
  const links: LinkNode[] = [];
  for (const chunk of whole(topic).chunks) {
    eachBlock(chunk.content, (block) => eachLink(inlineOf(block), (link) => links.push(link)));
  }
  return links;
}

/** The containers of one kind, however deep they stand. */
export function containersOf<K extends Container<Block>['k']>(
  content: readonly ContentNode[],
  kind: K,
): (Container<Block> & { readonly k: K })[] {
  return content.flatMap((node) => {
    if (isBlock(node)) return [];
    const inside = containersOf(node.c, kind);
    return node.k === kind ? [node as Container<Block> & { readonly k: K }, ...inside] : inside;
  });
}
