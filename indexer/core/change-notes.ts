import { sourceText } from './source-text.ts';
import { type Block, type ChangeKind, type Container, type ContentNode, isBlock } from './tree.ts';

/** A version note in a chunk's content. */
export type ChangeNode = Extract<Container<Block>, { readonly k: 'change' }>;

/** What a version did to the thing that a chunk is about, as its documentation notes it. */
export interface ChangeNote {
  readonly kind: ChangeKind;
  /** The version that it names, as written; empty where it names none. */
  readonly version: string;
  /** The note's words in one line, with those that name the version. */
  readonly text: string;
}

/** The version notes in a content tree, in reading order; those inside others too. */
export function changeNodes(nodes: readonly ContentNode[]): ChangeNode[] {
  return nodes.flatMap((node) => {
    if (isBlock(node)) return [];
    return node.k === 'change' ? [node, ...changeNodes(node.c)] : changeNodes(node.c);
  });
}

/** The version notes in a content tree as data, in reading order. */
export function changeNotes(nodes: readonly ContentNode[]): ChangeNote[] {
  return changeNodes(nodes).map(({ kind, version, c }) => ({
    kind,
    version,
    text: sourceText(c).replace(/\s+/g, ' ').trim(),
  }));
}
