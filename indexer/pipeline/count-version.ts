import type { VersionCounts } from '../core/types.ts';
import type { VersionDraft } from './version-draft.ts';

/** What a version holds, counted from its content. */
export function countVersion(version: VersionDraft): VersionCounts {
  const links: Record<string, number> = {};
  const problems: Record<string, number> = {};
  let [chunks, symbols, snippets, runnable] = [0, 0, 0, 0];
  for (const topic of version.topics) {
    chunks += topic.chunks.length;
    for (const chunk of topic.chunks) symbols += chunk.symbols.length;
    snippets += topic.facts.snippets;
    runnable += topic.facts.runnable;
    for (const [how, count] of Object.entries(topic.links.hows)) links[how] = (links[how] ?? 0) + count;
  }
  for (const { severity } of version.diagnostics) problems[severity] = (problems[severity] ?? 0) + 1;
  const removed: Record<string, number> = {};
  for (const source of version.sources) {
    for (const [what, count] of Object.entries(source.removed)) removed[what] = (removed[what] ?? 0) + count;
  }
  return { topics: version.topics.length, chunks, symbols, snippets, runnable, links, removed, problems };
}
