import type { DraftTopic } from './draft-topic.ts';
import type { VersionDraft } from './version-draft.ts';

/**
 * The pages of a version by source, as each source has them: at their own paths, in their own order. What merging made of
 * them is taken back, but for their links (releaseLinks).
 */
export function pagesOf(version: VersionDraft): DraftTopic[][] {
  const pages: DraftTopic[][] = version.sources.map(() => []);
  for (const topic of version.topics) pages[topic.source]?.push(releaseTopic(topic));
  // By ascending position, so that each lands where it was.
  for (const { topic, position } of version.spare) pages[topic.source]?.splice(position, 0, topic);
  return pages;
}

function releaseTopic({ ownPath, alsoIn: _, ...topic }: DraftTopic): DraftTopic {
  return { ...topic, path: ownPath ?? topic.path };
}
