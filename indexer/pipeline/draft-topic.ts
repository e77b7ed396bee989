import { mapLinks } from '../core/map-links.ts';
import { classifySnippet } from '../core/snippets.ts';
import {
  type ContentNode,
  eachBlock,
  type Inline,
  inlineOf,
  inlineText,
  type LinkNode,
} from '../core/tree.ts';
import type { Chunk, Topic } from '../core/types.ts';
import { type Declaration, findDeclaration } from './declaration.ts';
import { hashBytes } from './hash.ts';
import { StoredText } from './stored-text.ts';

/** A chunk without what it says. */
export type ChunkOutline = Omit<Chunk, 'content' | 'codeLink' | 'linkLines' | 'hash'>;

/** A topic without what it says: its place and the names of its chunks. */
export interface TopicOutline extends Omit<Topic, 'chunks'> {
  readonly chunks: readonly ChunkOutline[];
}

/** What is known of a topic's text without looking into it. */
export interface TextFacts {
  /** Hash of what a reader sees, wherever links lead: equal where two topics read the same. */
  readonly says: string;
  /** Names of the pictures that it shows. */
  readonly pictures: readonly string[];
  /** Number of code blocks, and of those that can run. */
  readonly snippets: number;
  readonly runnable: number;
  /** By index of the chunk: how the code below its heading declares what the heading names. */
  readonly declares: Readonly<Record<number, Declaration>>;
}

/** A link apart from the text that it stands in. */
export interface TopicLink extends Omit<LinkNode, 'k' | 'c'> {
  /** What it shows. */
  readonly text: string;
  /** Index of the chunk it stands in. */
  readonly chunk: number;
  /** Of a link to the code, which stands in no text: its own. */
  readonly code?: LinkNode['c'];
}

/** The links of a topic, packed. */
export interface PackedLinks {
  /** JSON of TopicLink[]: in reading order, a chunk's link to its code behind the others. */
  readonly json: string;
  /** Number of links by where they lead. */
  readonly hows: Readonly<Record<string, number>>;
}

/** What a topic says, chunk by chunk, with its links left bare: where they lead is in its links. */
export type BareText = readonly (readonly ContentNode[])[];

/**
 * A topic on its way into a pack. Most steps look at its names only, and most topics do not change, so its links and its
 * text wait packed.
 */
export interface DraftTopic extends TopicOutline {
  readonly facts: TextFacts;
  readonly links: PackedLinks;
  /** What became of these links before, among topics whose names have this hash. */
  readonly answered?: { readonly among: string; readonly links: PackedLinks };
  /** JSON of a BareText, or where it lies. */
  readonly text: Uint8Array | StoredText;
}

/** A topic taken apart. */
export function draftTopic(topic: Topic): DraftTopic {
  const links: TopicLink[] = [];
  const pictures = new Set<string>();
  const declares: Record<number, Declaration> = {};
  let [snippets, runnable] = [0, 0];
  const bare = topic.chunks.map(({ title, content, codeLink, linkLines = [] }, chunk) => {
    const declaration = findDeclaration(title, content);
    if (declaration) declares[chunk] = declaration;
    const lines = linkLines.values();
    const bareContent = mapLinks(content, ({ k, c, ...link }) => {
      const line = lines.next().value;
      links.push({ ...link, text: inlineText(c), chunk, ...(line ? { line } : {}) });
      return { k, how: 'unknown', c };
    });
    if (codeLink) {
      const { k: _, c, ...link } = codeLink;
      links.push({ ...link, text: inlineText(c), chunk, code: c });
    }
    eachBlock(content, (block) => {
      if (block.k === 'code') {
        snippets++;
        if (classifySnippet(block).runnable) runnable++;
      } else notePictures(inlineOf(block), pictures);
    });
    return bareContent;
  });
  const json = JSON.stringify(bare);
  const names = topic.chunks.map(({ anchor, title }) => [anchor, title]);
  const says = hashBytes(JSON.stringify([topic.title, names]) + json);
  return {
    ...topic,
    chunks: topic.chunks.map(
      ({ content: _, codeLink: __, linkLines: ___, hash: ____, ...outline }) => outline,
    ),
    facts: { says, pictures: [...pictures], snippets, runnable, declares },
    links: packLinks(links),
    text: new TextEncoder().encode(json),
  };
}

/** The topic as a whole, each chunk with the hash of what it says. */
export function wholeTopic(draft: DraftTopic): Topic {
  const { facts: _, links: __, answered: ___, text: ____, ...topic } = draft;
  const links = readLinks(draft);
  const next = links.filter(({ code }) => !code).values();
  const codeLinks = new Map(links.filter(({ code }) => code).map((link) => [link.chunk, link]));
  const linkLines = new Map<number, number[]>();
  const contents = readText(draft).map((content, chunk) => {
    const lines: number[] = [];
    linkLines.set(chunk, lines);
    return mapLinks(content, ({ c }) => {
      const link = next.next().value;
      if (!link) throw new Error(`the draft of topic ${draft.path} lacks a link`);
      lines.push(link.line ?? 0);
      return linkNode(link, c);
    });
  });
  const chunks = draft.chunks.map((outline, index): Chunk => {
    const { anchor, kind, title } = outline;
    const content = contents[index] ?? [];
    const code = codeLinks.get(index);
    const lines = linkLines.get(index) ?? [];
    return {
      ...outline,
      content,
      ...(code ? { codeLink: linkNode(code, code.code ?? []) } : {}),
      ...(lines.some((line) => line > 0) ? { linkLines: lines } : {}),
      hash: hashBytes(JSON.stringify([anchor, kind, title, content])),
    };
  });
  return { ...topic, chunks };
}

export function readLinks({ links }: DraftTopic): readonly TopicLink[] {
  return JSON.parse(links.json);
}

export function packLinks(links: readonly TopicLink[]): PackedLinks {
  const hows: Record<string, number> = {};
  for (const { how } of links) hows[how] = (hows[how] ?? 0) + 1;
  return { json: JSON.stringify(links), hows };
}

/** The topic with each of its links replaced. */
export function mapTopicLinks(topic: DraftTopic, change: (link: TopicLink) => TopicLink): DraftTopic {
  const { answered: _, ...rest } = topic;
  return { ...rest, links: packLinks(readLinks(topic).map(change)) };
}

/** What a topic says. @throws PackIntegrityError when it lies in a pack and cannot be read. */
export function readText({ text }: DraftTopic): BareText {
  return text instanceof StoredText ? text.read() : JSON.parse(new TextDecoder().decode(text));
}

/** A link back in its place, its keys in one order whatever steps it has been through. */
function linkNode({ how, to, href, fragment, path }: TopicLink, c: readonly Inline[]): LinkNode {
  return {
    k: 'link',
    how,
    ...(to === undefined ? {} : { to }),
    ...(href === undefined ? {} : { href }),
    ...(fragment === undefined ? {} : { fragment }),
    ...(path === undefined ? {} : { path }),
    c,
  };
}

function notePictures(inlines: readonly Inline[], pictures: Set<string>): void {
  for (const node of inlines) {
    if (typeof node === 'string' || node.k === 'br') continue;
    if (node.k !== 'img') notePictures(node.c, pictures);
    else if (node.asset) pictures.add(node.asset);
  }
}
