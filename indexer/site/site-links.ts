import { mapLinks } from '../core/map-links.ts';
import { splitTarget } from '../core/ref.ts';
import type { LinkNode } from '../core/tree.ts';
import type { Topic } from '../core/types.ts';
import { encodeName, relativeAddress } from './site-paths.ts';

/** A topic of a version; `docSet` and `version` are left out for those of the page itself. */
export interface LinkTarget {
  readonly docSet?: string;
  readonly version?: string;
  readonly path: string;
}

/** The file of a topic below the site's root; undefined when the site does not have it. */
export type FindFile = (target: LinkTarget) => string | undefined;

/**
 * A topic whose links lead where the site has their targets, relative to the file that it becomes. A link to what the
 * site does not have is led out to its address on the web, or is its text.
 */
export function withSiteLinks(topic: Topic, file: string, find: FindFile): Topic {
  const change = (link: LinkNode) => siteLink(link, file, find);
  return {
    ...topic,
    chunks: topic.chunks.map((chunk) => ({ ...chunk, content: mapLinks(chunk.content, change) })),
  };
}

function siteLink(link: LinkNode, file: string, find: FindFile): LinkNode {
  const { ref, to, href, c } = link;
  const text: LinkNode = { k: 'link', how: 'unknown', c };
  if (ref) {
    const found = find(ref);
    if (found !== undefined) return toFile(link, file, found, ref.anchor ?? '');
  } else if (to !== undefined) {
    const { path, fragment } = splitTarget(to);
    const found = find({ path });
    return found === undefined ? text : toFile(link, file, found, fragment);
  }
  return href === undefined ? text : { ...text, how: 'outside', href };
}

function toFile({ c }: LinkNode, from: string, file: string, fragment: string): LinkNode {
  const anchor = fragment ? `#${encodeName(fragment)}` : '';
  const to = file === from && anchor ? anchor : relativeAddress(from, file) + anchor;
  return { k: 'link', how: 'path', to, c };
}
