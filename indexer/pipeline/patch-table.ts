import type { RangeTableRef } from '../core/pack-format.ts';
import { RangeCutter, type RangePart, readRangePart } from '../core/range-table.ts';

/** A range table as it is installed. */
export interface InstalledTable {
  readonly ref: RangeTableRef;
  /** The bytes of a part. */
  readonly read: (part: string) => Uint8Array;
}

/** What becomes of the value of a key, which may have none before or after. */
export type ChangeValue = (before: Uint8Array | undefined) => Uint8Array | undefined;

/**
 * A table in which some values have changed, exactly as it would be written anew; parts that stay as they are, are not
 * looked into.
 * @param add gives a part that was cut its name
 */
export function patchTable(
  { ref, read }: InstalledTable,
  changes: ReadonlyMap<string, ChangeValue>,
  targetBytes: number,
  add: (part: RangePart) => string,
): RangeTableRef {
  const patched: (readonly [firstKey: string, part: string])[] = [];
  const cutter = new RangeCutter(targetBytes, (part) => patched.push([part.firstKey, add(part)]));
  const keys = [...changes.keys()].sort();
  let done = 0;
  /** The last key of the part before as it was; undefined where nobody has looked. */
  let lastBefore: string | undefined;
  for (let i = 0; i < Math.max(ref.length, 1); i++) {
    const part = ref[i];
    const end = ref[i + 1]?.[0];
    const first = done;
    while (done < keys.length && (end === undefined || (keys[done] as string) < end)) done++;
    const changed = keys.slice(first, done);
    const isSame = part !== undefined && changed.length === 0;
    if (isSame && !cutter.isAtStart) {
      const [head] = readRangePart(read(part[1]));
      if (head && cutter.cutsBefore(head[1].length)) cutter.cut();
    }
    // Where a part ends depends on the key before it and on the first value behind it.
    const isAfterSame = lastBefore === undefined || cutter.previous === lastBefore;
    if (isSame && cutter.isAtStart && isAfterSame && !(end !== undefined && changes.has(end))) {
      patched.push(part);
      lastBefore = undefined;
      continue;
    }
    const before = part ? [...readRangePart(read(part[1]))] : [];
    if (cutter.isAtStart && lastBefore === undefined && i > 0) {
      cutter.previous = [...readRangePart(read((ref[i - 1] as (typeof ref)[number])[1]))].at(-1)?.[0];
    }
    for (const [key, value] of changeEntries(before, changed, changes)) cutter.push(key, value);
    lastBefore = before.at(-1)?.[0];
  }
  cutter.cut();
  return patched;
}

/** Sorted entries with those of some sorted keys changed. */
function* changeEntries(
  before: readonly (readonly [key: string, value: Uint8Array])[],
  changed: readonly string[],
  changes: ReadonlyMap<string, ChangeValue>,
): Generator<[key: string, value: Uint8Array]> {
  let next = 0;
  const change = (key: string, value?: Uint8Array): [string, Uint8Array][] => {
    const now = changes.get(key)?.(value);
    return now ? [[key, now]] : [];
  };
  for (const [key, value] of before) {
    while (next < changed.length && (changed[next] as string) < key) yield* change(changed[next++] as string);
    if (changed[next] === key) {
      next++;
      yield* change(key, value);
    } else yield [key, value];
  }
  while (next < changed.length) yield* change(changed[next++] as string);
}
