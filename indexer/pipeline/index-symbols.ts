import { bucketOf, type StoredSymbol } from '../core/pack-format.ts';
import { symbolKey } from '../core/symbol-names.ts';
import type { TopicOutline } from './draft-topic.ts';
import { hashBytes } from './hash.ts';

/** A hash of all that the symbol table of a version depends on. */
export function hashSymbols(topics: readonly TopicOutline[]): string {
  const names = topics.map(({ path, chunks }) => [
    path,
    chunks.map(({ anchor, symbols }) => (symbols.length > 0 ? [anchor, symbols] : 0)),
  ]);
  return hashBytes(JSON.stringify(names));
}

/**
 * The entries of a version's symbol table, in no order.
 * @param paths topic paths in directory order; chunks are numbered through each bucket in this order.
 */
export function symbolEntries(
  topics: readonly TopicOutline[],
  paths: readonly string[],
): [string, Uint8Array][] {
  const byPath = new Map(topics.map((topic) => [topic.path, topic]));
  const chunksInBucket = new Map<number, number>();
  const byKey = new Map<string, StoredSymbol[]>();
  for (const path of paths) {
    const topic = byPath.get(path);
    if (!topic) continue;
    const bucket = bucketOf(path);
    const first = chunksInBucket.get(bucket) ?? 0;
    chunksInBucket.set(bucket, first + topic.chunks.length);
    topic.chunks.forEach((chunk, index) => {
      for (const { name, kind } of chunk.symbols) {
        const key = symbolKey(name);
        if (!key) continue;
        const list = byKey.get(key) ?? [];
        byKey.set(key, list);
        list.push({ name, kind, path, anchor: chunk.anchor, chunk: first + index });
      }
    });
  }
  const order = (a: StoredSymbol, b: StoredSymbol) =>
    `${a.name} ${a.path}` < `${b.name} ${b.path}` ? -1 : 1;
  return [...byKey].map(([key, list]) => [key, new TextEncoder().encode(JSON.stringify(list.sort(order)))]);
}
