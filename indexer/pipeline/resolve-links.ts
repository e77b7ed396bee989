import { mapLinks } from '../core/map-links.ts';
import { splitTarget } from '../core/ref.ts';
import { inlineText, type LinkHow, type LinkNode } from '../core/tree.ts';
import type { Chunk, Diagnostic, Topic } from '../core/types.ts';
import type { Located } from '../import/importer.ts';
import type { ChunkPlace, TopicIndex } from './topic-index.ts';

/*
 * A link is located once, by what its source says of its address: what leads to a page is then `absent`, with the path
 * and fragment that it names. Merging resolves such links against all pages of a version, and takes the answers back
 * before it does so again with others.
 */

/** Where the addresses of a page's links lead, as far as its source can tell. */
export type Locate = (href: string) => Located;

/** A topic whose links say where they lead in terms of their own source. */
export function locateLinks(topic: Topic, locate: Locate): Topic {
  return withLinks(topic, (link) => (link.href === undefined ? link : locateLink(link, locate(link.href))));
}

function locateLink({ href, c }: LinkNode, located: Located): LinkNode {
  const written = href ? { href } : {};
  if (located.kind !== 'topic') return { k: 'link', how: located.kind, ...written, c };
  return { k: 'link', how: 'absent', to: targetOf(located.path, located.fragment), ...written, c };
}

/**
 * Gives every located link of a topic its class: by path, then by anchor, then by symbol, then by title. An internal
 * link that leads nowhere is reported with file and line, never dropped.
 * @param moved where pages of the topic's source are that are not at their own path.
 */
export function resolveLinks(
  topic: Topic,
  moved: ReadonlyMap<string, string>,
  index: TopicIndex,
  diagnostics: Diagnostic[],
): Topic {
  return withLinks(topic, (link, line) => {
    const resolved = resolveLink(link, moved, index);
    if (resolved.how === 'unknown') {
      diagnostics.push({
        severity: 'info',
        code: 'unresolved-link',
        message: `the link "${inlineText(link.c).slice(0, 60)}" to ${link.href ?? link.to} leads nowhere`,
        file: topic.file,
        line,
        source: topic.source,
      });
    }
    return resolved;
  });
}

function resolveLink(link: LinkNode, moved: ReadonlyMap<string, string>, index: TopicIndex): LinkNode {
  if (link.how !== 'absent' || link.to === undefined) return link;
  const { c, href } = link;
  const { path: own, fragment } = splitTarget(link.to);
  const path = index.findPath(follow(own, moved));
  if (path !== undefined) {
    if (!fragment) return resolved('path', path, {});
    if (index.findId(path, fragment) !== undefined) return resolved('anchor', `${path}#${fragment}`, {});
  }
  const symbol = index.findSymbol(fragment);
  if (symbol) return resolved('symbol', chunkTarget(symbol, index), { fragment });
  if (path === undefined) return link;
  // Scrapers lose ids that stand beside a heading; the link's text may still be the heading's.
  const titled = index.findTitle(path, fragment) ?? index.findTitle(path, inlineText(c));
  if (titled !== undefined)
    return resolved('title', chunkTarget({ path, chunk: titled }, index), { fragment });
  return resolved('unknown', path, { fragment, ...(href ? { href } : {}) });

  function resolved(how: LinkHow, to: string, named: Pick<LinkNode, 'fragment' | 'href'>): LinkNode {
    const isElsewhere = splitTarget(to).path !== own;
    return { k: 'link', how, to, ...named, ...(isElsewhere ? { path: own } : {}), c };
  }
}

/** Takes the answers of resolving back: a topic of an installed pack with links that can be resolved again. */
export function releaseLinks(topic: Topic): Topic {
  return withLinks(topic, ({ to, path, fragment, href, ...link }) => {
    const written = href ? { href } : {};
    if (to === undefined) return { ...link, ...written };
    const target = splitTarget(to);
    const named = targetOf(path ?? target.path, fragment ?? target.fragment);
    return { k: 'link', how: 'absent', to: named, ...written, c: link.c };
  });
}

/** Where a page is that a source names by its own path; folders may name their index page or not. */
function follow(path: string, moved: ReadonlyMap<string, string>): string {
  const bare = path.replace(/\/+$/, '');
  const forms = [bare, bare === '' ? 'index' : `${bare}/index`, bare.replace(/(^|\/)index$/, '')];
  return forms.map((form) => moved.get(form)).find((found) => found !== undefined) ?? path;
}

/** The topic with every link changed; `line` is the link's own where it is known, else its chunk's. */
function withLinks(topic: Topic, change: (link: LinkNode, line: number) => LinkNode): Topic {
  const chunks = topic.chunks.map((chunk): Chunk => {
    const { content, codeLink } = chunk;
    let links = 0;
    const changed = mapLinks(content, (link) => change(link, chunk.linkLines?.[links++] || chunk.line));
    return { ...chunk, content: changed, ...(codeLink ? { codeLink: change(codeLink, chunk.line) } : {}) };
  });
  return { ...topic, chunks };
}

function targetOf(path: string, fragment: string): string {
  return fragment ? `${path}#${fragment}` : path;
}

function chunkTarget({ path, chunk }: ChunkPlace, index: TopicIndex): string {
  const target = index.topic(path)?.chunks[chunk];
  return target ? `${path}#${target.anchor}` : path;
}
