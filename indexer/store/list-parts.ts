import {
  type Directory,
  type Manifest,
  type PartRef,
  parseJsonPart,
  type SpareEntry,
} from '../core/pack-format.ts';
import type { PartSource } from '../core/part-source.ts';

/**
 * The names of all parts that a pack is made of; the same part may be named twice.
 * @throws PackIntegrityError when the parts that name others cannot be read.
 */
export async function listParts(source: PartSource, manifest: Manifest): Promise<string[]> {
  const read = async <T>({ name }: PartRef) => parseJsonPart<T>(await source.part(name), source.place);
  const directory = await read<Directory>(manifest.directory);
  const spare = manifest.spare ? await read<SpareEntry[]>(manifest.spare) : [];
  const tables = [manifest.postings, ...manifest.versions.map(({ symbols }) => symbols)];
  const parts = [
    manifest.directory,
    ...(manifest.spare ? [manifest.spare] : []),
    ...manifest.versions.flatMap(({ topics, chunks, vocabulary, diagnostics, links, moves }) => [
      ...[topics, chunks, vocabulary, diagnostics],
      ...(links ? [links] : []),
      ...(moves ? [moves] : []),
    ]),
    ...directory.topics.flatMap((topic) => topic.segments),
    ...spare.flatMap((entry) => entry.segments),
    ...directory.assets,
  ];
  return [...tables.flatMap((table) => table.map(([, name]) => name)), ...parts.map(({ name }) => name)];
}
