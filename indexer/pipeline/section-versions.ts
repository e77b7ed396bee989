import type { Moves, StoredPlace } from '../core/pack-format.ts';
import type { IndexedTopic } from './topic-rows.ts';

/**
 * Which versions have a section, wherever it stands in each. Within a topic a section is the same in all versions that
 * give it the same anchor; that number is its identity, the first of its records.
 */
export class SectionVersions {
  /** Per topic: the identity of each record. */
  readonly #identities: readonly (readonly number[])[];
  /** Per topic, by identity: a set that all identities of one section share. */
  readonly #versions: readonly ReadonlyMap<number, VersionSet>[];

  /**
   * @param topics of the directory, in its order
   * @param labels of the pack's versions, in the order of the manifest
   */
  constructor(topics: readonly IndexedTopic[], labels: readonly string[]) {
    this.#identities = topics.map(({ records }) => identitiesOf(records));
    this.#versions = topics.map(({ versions }, topic) => {
      const sets = new Map<number, VersionSet>();
      for (const { label, chunks } of versions) {
        const version = labels.indexOf(label);
        for (const [record] of chunks) {
          const identity = this.identityOf(topic, record);
          const set = sets.get(identity) ?? { versions: new Set() };
          set.versions.add(version);
          sets.set(identity, set);
        }
      }
      return sets;
    });
  }

  /** The first record of a topic with the same anchor as this one. */
  identityOf(topic: number, record: number): number {
    return this.#identities[topic]?.[record] as number;
  }

  /** Takes note that two places are one section. */
  join({ moved }: Moves): void {
    for (const { from, to } of moved) {
      const [a, b] = [this.#setAt(from), this.#setAt(to)];
      if (!a || !b || a === b) continue;
      for (const version of b.versions) a.versions.add(version);
      b.same = a;
    }
  }

  /** Indices in the manifest, ascending. */
  versionsOf(topic: number, identity: number): number[] {
    const set = this.#setAt([topic, identity]);
    return [...(set?.versions ?? [])].sort((a, b) => a - b);
  }

  #setAt([topic, identity]: readonly [number, number] | StoredPlace): VersionSet | undefined {
    let set = this.#versions[topic]?.get(identity);
    while (set?.same) set = set.same;
    return set;
  }
}

interface VersionSet {
  readonly versions: Set<number>;
  /** The set that this one went into. */
  same?: VersionSet;
}

function identitiesOf(records: readonly { readonly anchor: string }[]): number[] {
  const first = new Map<string, number>();
  records.forEach(({ anchor }, index) => {
    if (!first.has(anchor)) first.set(anchor, index);
  });
  return records.map(({ anchor }) => first.get(anchor) as number);
}
