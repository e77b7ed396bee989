import type { Topic } from '../core/types.ts';
import { releaseLinks } from './resolve-links.ts';
import type { VersionDraft } from './version-draft.ts';

/**
 * The pages of a version by source, as each source has them: at their own paths, in their own order, links as the
 * source located them. What merging made of them is taken back.
 */
export function pagesOf(version: VersionDraft): Topic[][] {
  const pages: Topic[][] = version.sources.map(() => []);
  for (const topic of version.topics) pages[topic.source]?.push(releaseTopic(topic));
  // By ascending position, so that each lands where it was.
  for (const { topic, position } of version.spare) pages[topic.source]?.splice(position, 0, topic);
  return pages;
}

function releaseTopic(topic: Topic): Topic {
  const { ownPath, alsoIn, ...rest } = releaseLinks(topic);
  return {
    ...rest,
    path: ownPath ?? rest.path,
    chunks: rest.chunks.map((chunk) => ({ ...chunk, hash: '' })),
  };
}
