import type { Chunk, Topic } from '../types.ts';
import type { SectionMatch } from './types.ts';

/**
 * Which section of the newer topic each section of the older one is.
 * @param renamed the newer anchor of an older one, where a version is known to have renamed it
 */
export function matchSections(
  before: Topic,
  after: Topic,
  renamed: (anchor: string) => string | undefined = () => undefined,
): SectionMatch {
  const byId = indexIds(after);
  const match = new Map<number, number>();
  const taken = new Set<number>();
  const tryAll = (idsOf: (chunk: Chunk) => readonly (string | undefined)[]) => {
    before.chunks.forEach((chunk, index) => {
      if (match.has(index)) return;
      for (const id of idsOf(chunk)) {
        const found = id === undefined ? undefined : byId.get(id);
        if (found === undefined || taken.has(found)) continue;
        match.set(index, found);
        taken.add(found);
        return;
      }
    });
  };
  if (before.chunks.length > 0 && after.chunks.length > 0) {
    // The page's lead is the page's lead, however it is called.
    match.set(0, 0);
    taken.add(0);
  }
  tryAll((chunk) => [chunk.anchor]);
  tryAll((chunk) => [renamed(chunk.anchor)]);
  tryAll((chunk) => chunk.aliases);
  return match;
}

/** Sections by their ids; an anchor goes before another section's alias. */
function indexIds(topic: Topic): Map<string, number> {
  const byId = new Map<string, number>();
  const note = (id: string, index: number) => {
    if (!byId.has(id)) byId.set(id, index);
  };
  for (const [index, chunk] of topic.chunks.entries()) note(chunk.anchor, index);
  for (const [index, chunk] of topic.chunks.entries()) for (const alias of chunk.aliases) note(alias, index);
  return byId;
}
