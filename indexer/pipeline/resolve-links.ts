import { splitTarget } from '../core/ref.ts';
import type { LinkHow, LinkNode } from '../core/tree.ts';
import type { Diagnostic } from '../core/types.ts';
import type { Located } from '../import/importer.ts';
import { type DraftTopic, mapTopicLinks, readLinks, type TopicLink } from './draft-topic.ts';
import type { ChunkPlace, TopicIndex } from './topic-index.ts';

/*
 * A link is located once, by what its source says of its address: what leads to a page is then `absent`, with the path
 * and fragment that it names. Merging resolves such links against all pages of a version, and takes the answers back
 * before it does so again with others.
 */

/** Where the addresses of a page's links lead, as far as its source can tell. */
export type Locate = (href: string) => Located;

/** A topic whose links say where they lead in terms of their own source. */
export function locateLinks(topic: DraftTopic, locate: Locate): DraftTopic {
  return mapTopicLinks(topic, (link) =>
    link.href === undefined ? link : locateLink(link, locate(link.href)),
  );
}

function locateLink({ how: _, href, ...place }: TopicLink, located: Located): TopicLink {
  const written = href ? { href } : {};
  if (located.kind !== 'topic') return { how: located.kind, ...written, ...place };
  return { how: 'absent', to: targetOf(located.path, located.fragment), ...written, ...place };
}

/** What links are resolved among: the topics of a version, by all the names that a link may go by. */
export interface Surroundings {
  readonly index: () => TopicIndex;
  /** Where pages of the links' own source are that are not at their own path. */
  readonly moved: ReadonlyMap<string, string>;
  /** Hash of all of that. */
  readonly hash: string;
}

/**
 * Gives every located link of a topic its class: by path, then by anchor, then by symbol, then by title. An internal
 * link that leads nowhere is reported with file and line, never dropped.
 */
export function resolveLinks(
  topic: DraftTopic,
  { index, moved, hash }: Surroundings,
  diagnostics: Diagnostic[],
): DraftTopic {
  const { answered, ...located } = topic;
  const resolved =
    answered?.among === hash
      ? { ...located, links: answered.links }
      : mapTopicLinks(located, (link) => resolveLink(link, moved, index()));
  if (resolved.links.hows.unknown) reportUnknown(resolved, readLinks(located), diagnostics);
  return resolved;
}

function reportUnknown(topic: DraftTopic, located: readonly TopicLink[], diagnostics: Diagnostic[]): void {
  readLinks(topic).forEach(({ how, text, chunk, line }, i) => {
    if (how !== 'unknown') return;
    diagnostics.push({
      severity: 'info',
      code: 'unresolved-link',
      message: `the link "${text.slice(0, 60)}" to ${located[i]?.href ?? located[i]?.to} leads nowhere`,
      file: topic.file,
      line: line || (topic.chunks[chunk]?.line ?? 0),
      source: topic.source,
    });
  });
}

function resolveLink(link: TopicLink, moved: ReadonlyMap<string, string>, index: TopicIndex): TopicLink {
  if (link.how !== 'absent' || link.to === undefined) return link;
  const { how: _, to, href, ...place } = link;
  const { path: own, fragment } = splitTarget(to);
  const path = index.findPath(follow(own, moved));
  if (path !== undefined) {
    if (!fragment) return resolved('path', path, {});
    if (index.findId(path, fragment) !== undefined) return resolved('anchor', `${path}#${fragment}`, {});
  }
  const symbol = index.findSymbol(fragment);
  if (symbol) return resolved('symbol', chunkTarget(symbol, index), { fragment });
  if (path === undefined) return link;
  // Scrapers lose ids that stand beside a heading; the link's text may still be the heading's.
  const titled = index.findTitle(path, fragment) ?? index.findTitle(path, link.text);
  if (titled !== undefined)
    return resolved('title', chunkTarget({ path, chunk: titled }, index), { fragment });
  return resolved('unknown', path, { fragment, ...(href ? { href } : {}) });

  function resolved(answer: LinkHow, target: string, named: Pick<LinkNode, 'fragment' | 'href'>): TopicLink {
    const isElsewhere = splitTarget(target).path !== own;
    return { how: answer, to: target, ...named, ...(isElsewhere ? { path: own } : {}), ...place };
  }
}

/** Takes the answers of resolving back: a topic of an installed pack with links that can be resolved again. */
export function releaseLinks(topic: DraftTopic): DraftTopic {
  return mapTopicLinks(topic, ({ how, to, path, fragment, href, ...place }) => {
    const written = { ...(href ? { href } : {}), ...place };
    if (to === undefined) return { how, ...written };
    const target = splitTarget(to);
    const named = targetOf(path ?? target.path, fragment ?? target.fragment);
    return { how: 'absent', to: named, ...written };
  });
}

/** Where a page is that a source names by its own path; folders may name their index page or not. */
function follow(path: string, moved: ReadonlyMap<string, string>): string {
  const bare = path.replace(/\/+$/, '');
  const forms = [bare, bare === '' ? 'index' : `${bare}/index`, bare.replace(/(^|\/)index$/, '')];
  return forms.map((form) => moved.get(form)).find((found) => found !== undefined) ?? path;
}

function targetOf(path: string, fragment: string): string {
  return fragment ? `${path}#${fragment}` : path;
}

function chunkTarget({ path, chunk }: ChunkPlace, index: TopicIndex): string {
  const target = index.topic(path)?.chunks[chunk];
  return target ? `${path}#${target.anchor}` : path;
}
