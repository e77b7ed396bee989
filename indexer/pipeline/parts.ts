import type { PartRef, RangeTableRef } from '../core/pack-format.ts';
import { writeRangeParts } from '../core/range-table.ts';
import { hashBytes } from './hash.ts';
import { type ChangeValue, type InstalledTable, patchTable } from './patch-table.ts';

/** Bytes of a range table's part before compression: small enough that one look-up reads little. */
const RANGE_PART_BYTES = 12 * 1024;

/** The parts of a pack by name, before compression. The same content twice is one part. */
export class PartSet {
  readonly parts: Map<string, Uint8Array>;

  constructor(parts: Iterable<readonly [name: string, bytes: Uint8Array]> = []) {
    this.parts = new Map(parts);
  }

  add(bytes: Uint8Array): PartRef {
    const name = hashBytes(bytes);
    this.parts.set(name, bytes);
    return { name };
  }

  addJson(value: unknown): PartRef {
    return this.add(new TextEncoder().encode(JSON.stringify(value)));
  }

  /** Adds what is new in a table of which some values have changed. */
  patchTable(table: InstalledTable, changes: ReadonlyMap<string, ChangeValue>): RangeTableRef {
    return patchTable(table, changes, RANGE_PART_BYTES, ({ bytes }) => this.add(bytes).name);
  }

  /** Adds a sorted table; `entries` may come in any order. */
  addTable(entries: Iterable<readonly [key: string, value: Uint8Array]>): RangeTableRef {
    const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
    return writeRangeParts(sorted, RANGE_PART_BYTES).map(({ firstKey, bytes }) => [
      firstKey,
      this.add(bytes).name,
    ]);
  }
}
