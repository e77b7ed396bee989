import type { TopicList } from './pack-format.ts';
import type { MissingTopic } from './types.ts';

/** Something that a catalogue names, and whether its text is there. */
export interface CatalogueEntry extends MissingTopic {
  readonly isInstalled: boolean;
}

/** The entries of a version's catalogues under one heading, in the order of the catalogue. */
export interface CatalogueGroup {
  /** '' where the catalogue has no headings. */
  readonly category: string;
  readonly entries: readonly CatalogueEntry[];
}

/** What a version's catalogues name, by their headings. */
export function catalogueGroups({ missing, found = [] }: TopicList): CatalogueGroup[] {
  const groups = new Map<string, CatalogueEntry[]>();
  const add = (entry: MissingTopic, isInstalled: boolean) => {
    const { category = '' } = entry;
    const group = groups.get(category);
    if (group) group.push({ ...entry, isInstalled });
    else groups.set(category, [{ ...entry, isInstalled }]);
  };
  for (const entry of found) add(entry, true);
  for (const entry of missing) add(entry, false);
  return [...groups].map(([category, entries]) => ({ category, entries }));
}
