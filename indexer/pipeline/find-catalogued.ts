import { posix } from 'node:path';
import type { MissingTopic } from '../core/types.ts';
import type { TopicOutline } from './draft-topic.ts';

/** What catalogues name, told apart by whether it is there. */
export interface Catalogued {
  readonly missing: readonly MissingTopic[];
  readonly found: readonly MissingTopic[];
  /** The path of a catalogue's entry → the path that its page has, where that is another. */
  readonly paths: ReadonlyMap<string, string>;
}

/** Folders all have one of these, so that its name says nothing about what it is. */
const COMMON_NAME = /^(index|readme)\.\w+$/i;

/**
 * Looks for the entries of catalogues among topics: by path, then by the file that should hold them.
 * @param entries as a catalogue has them, or as they were found before
 */
export function findCatalogued(
  entries: readonly MissingTopic[],
  topics: readonly TopicOutline[],
): Catalogued {
  const paths = new Set(topics.map(({ path }) => path));
  const byFile = new Map<string, string>();
  for (const { file, path } of topics) {
    for (const key of [file, posix.basename(file)]) {
      if (!byFile.has(key) && !COMMON_NAME.test(key)) byFile.set(key, path);
    }
  }
  const missing: MissingTopic[] = [];
  const found: MissingTopic[] = [];
  const other = new Map<string, string>();
  const seen = new Set<string>();
  for (const { named, ...written } of entries) {
    const entry = { ...written, path: named ?? written.path };
    if (seen.has(entry.path)) continue;
    seen.add(entry.path);
    const { file, path } = entry;
    const elsewhere = file === undefined ? undefined : (byFile.get(file) ?? byFile.get(posix.basename(file)));
    if (paths.has(path)) found.push(entry);
    else if (elsewhere === undefined) missing.push(entry);
    else {
      found.push({ ...entry, path: elsewhere, named: path });
      other.set(path, elsewhere);
    }
  }
  return { missing, found, paths: other };
}
