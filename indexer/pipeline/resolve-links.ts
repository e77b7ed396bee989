import { splitTarget } from '../core/ref.ts';
import { inlineText, type LinkHow, type LinkNode } from '../core/tree.ts';
import type { Chunk, Diagnostic, Topic } from '../core/types.ts';
import type { Located } from '../import/importer.ts';
import { mapLinks } from './map-links.ts';
import type { ChunkPlace, TopicIndex } from './topic-index.ts';

/** Where the addresses of a topic's links lead; topics from an installed pack have theirs resolved already. */
export type Locate = (href: string) => Located;

/**
 * Gives every link of a topic its class: by path, then by anchor, then by symbol, then by title. An internal link
 * that leads nowhere is reported with file and line, never dropped.
 */
export function resolveLinks(
  topic: Topic,
  locate: Locate | undefined,
  index: TopicIndex,
  diagnostics: Diagnostic[],
): Topic {
  const chunks = topic.chunks.map((chunk): Chunk => {
    const resolve = (link: LinkNode) => {
      const resolved = resolveLink(link, locate, index);
      if (resolved.how === 'unknown' && (locate || link.how !== 'unknown')) {
        diagnostics.push({
          severity: 'info',
          code: 'unresolved-link',
          message: `the link "${inlineText(link.c).slice(0, 60)}" to ${link.href ?? link.to} leads nowhere`,
          file: topic.file,
          line: chunk.line,
          source: topic.source,
        });
      }
      return resolved;
    };
    const { content, codeLink } = chunk;
    return {
      ...chunk,
      content: mapLinks(content, resolve),
      ...(codeLink ? { codeLink: resolve(codeLink) } : {}),
    };
  });
  return { ...topic, chunks };
}

function resolveLink(link: LinkNode, locate: Locate | undefined, index: TopicIndex): LinkNode {
  const located = link.href !== undefined && locate ? locate(link.href) : storedPlace(link, index);
  if (located === undefined) return link;
  const { c, href } = link;
  const written = href ? { href } : {};
  if (located.kind !== 'topic') return { k: 'link', how: located.kind, ...written, c };
  const path = index.findPath(located.path);
  const { fragment } = located;
  const to = (how: LinkHow, target: string, named = ''): LinkNode => ({
    k: 'link',
    how,
    to: target,
    ...(named ? { fragment: named } : {}),
    c,
  });
  if (path !== undefined) {
    if (!fragment) return to('path', path);
    if (index.findId(path, fragment) !== undefined) return to('anchor', `${path}#${fragment}`);
  }
  const symbol = index.findSymbol(fragment);
  if (symbol) return to('symbol', targetOf(symbol, index), fragment);
  if (path === undefined) {
    const target = fragment ? `${located.path}#${fragment}` : located.path;
    return { k: 'link', how: 'absent', to: target, ...written, c };
  }
  const titled = index.findTitle(path, fragment);
  if (titled !== undefined) return to('title', targetOf({ path, chunk: titled }, index), fragment);
  return { k: 'link', how: 'unknown', to: path, fragment, ...written, c };
}

/** Where a link of an installed pack wanted to go, when it was absent (and may be there now) or is there no more. */
function storedPlace({ how, to, fragment: named }: LinkNode, index: TopicIndex): Located | undefined {
  if (!to || how === 'unknown') return undefined;
  const { path, fragment } = splitTarget(to);
  const isThere = index.topic(path) && (!fragment || index.findId(path, fragment) !== undefined);
  return how !== 'absent' && isThere ? undefined : { kind: 'topic', path, fragment: named ?? fragment };
}

function targetOf({ path, chunk }: ChunkPlace, index: TopicIndex): string {
  const target = index.topic(path)?.chunks[chunk];
  return target ? `${path}#${target.anchor}` : path;
}
