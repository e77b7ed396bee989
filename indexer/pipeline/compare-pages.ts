import type { PageChanges } from '../core/import-messages.ts';
import type { DraftTopic } from './draft-topic.ts';
import { findSource } from './merge-source.ts';
import { saysTheSame } from './same-page.ts';
import type { VersionDraft } from './version-draft.ts';

/**
 * What became of the pages of some sources of a version, against what the version had of them before.
 * @param numbers of the sources in the version as it is now
 */
export function comparePages(
  before: VersionDraft | undefined,
  after: VersionDraft,
  numbers: ReadonlySet<number>,
): PageChanges {
  const changes = { added: 0, changed: 0, gone: 0, kept: 0, same: 0, merged: 0, conflicting: 0 };
  for (const number of numbers) {
    const source = after.sources[number];
    const known = before && source ? findSource(before, source) : -1;
    const old = before && known >= 0 ? ownPages(before, known) : new Map<string, DraftTopic>();
    const now = ownPages(after, number);
    for (const [path, topic] of now) {
      const earlier = old.get(path);
      if (!earlier) changes.added++;
      else changes[saysTheSame(earlier, topic) ? 'same' : 'changed']++;
    }
    for (const path of old.keys()) if (!now.has(path)) changes.gone++;
  }
  const isOurs = ({ source }: { readonly source?: number }) => source !== undefined && numbers.has(source);
  for (const { code } of after.diagnostics.filter(isOurs)) {
    if (code === 'page-kept') changes.kept++;
    if (code === 'topic-conflict') changes.conflicting++;
  }
  for (const topic of after.topics) {
    if (topic.alsoIn && (isOurs(topic) || topic.alsoIn.some(isOurs))) changes.merged++;
  }
  return changes;
}

/** The pages of a source by its own paths. */
function ownPages({ topics, spare }: VersionDraft, number: number): Map<string, DraftTopic> {
  const all = [...topics, ...spare.map(({ topic }) => topic)].filter(({ source }) => source === number);
  return new Map(all.map((topic) => [topic.ownPath ?? topic.path, topic]));
}
