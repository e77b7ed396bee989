import type { Topic } from './types.ts';

/** The index of the chunk whose anchor or alias this is, or -1. */
export function findAnchor(topic: Topic, anchor: string): number {
  const exact = topic.chunks.findIndex((chunk) => chunk.anchor === anchor);
  return exact >= 0 ? exact : topic.chunks.findIndex((chunk) => chunk.aliases.includes(anchor));
}
