import { chunkLinks } from '../core/chunk-links.ts';
import { classifySnippet } from '../core/snippets.ts';
import { eachBlock } from '../core/tree.ts';
import type { VersionCounts } from '../core/types.ts';
import type { VersionDraft } from './version-draft.ts';

/** What a version holds, counted from its content. */
export function countVersion(version: VersionDraft): VersionCounts {
  const links: Record<string, number> = {};
  const problems: Record<string, number> = {};
  let [chunks, symbols, snippets, runnable] = [0, 0, 0, 0];
  for (const topic of version.topics) {
    for (const chunk of topic.chunks) {
      chunks++;
      symbols += chunk.symbols.length;
      eachBlock(chunk.content, (block) => {
        if (block.k === 'code') {
          snippets++;
          if (classifySnippet(block).runnable) runnable++;
        }
      });
      for (const { how } of chunkLinks(chunk)) {
        links[how] = (links[how] ?? 0) + 1;
      }
    }
  }
  for (const { severity } of version.diagnostics) problems[severity] = (problems[severity] ?? 0) + 1;
  const removed: Record<string, number> = {};
  for (const source of version.sources) {
    for (const [what, count] of Object.entries(source.removed)) removed[what] = (removed[what] ?? 0) + count;
  }
  return { topics: version.topics.length, chunks, symbols, snippets, runnable, links, removed, problems };
}
