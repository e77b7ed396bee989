import type { ChunkTable, TopicRecords } from './chunk-table.ts';
import type { SearchablePack } from './searchable.ts';

/**
 * Keys for the chunks of a version that are the same for one section in every version of the pack, wherever it stands
 * there, and for no other section: its place in the newest version that has it.
 */
export async function sectionKeys(
  pack: SearchablePack,
  label: string,
  table: ChunkTable,
): Promise<(chunk: number) => string> {
  const labels = pack.versions;
  const steps = await Promise.all(
    labels.slice(1, labels.indexOf(label) + 1).map(async (step) => {
      const { moved } = await pack.moves(step);
      return new Map(moved.map(({ from, to }) => [keyOf(from[0], from[1]), keyOf(to[0], to[1])]));
    }),
  );
  const known = new Map<number, TopicRecords>();
  return (chunk) => {
    const topic = table.topic[chunk] as number;
    const records = known.get(topic) ?? table.recordsOf(topic);
    known.set(topic, records);
    const identity = records.identities[chunk - (table.firstChunk[topic] as number)] as number;
    return steps.reduceRight((key, step) => step.get(key) ?? key, keyOf(topic, identity));
  };
}

function keyOf(topic: number, identity: number): string {
  return `${topic} ${identity}`;
}
