/** Something that is not in the import as it is in the source. */
export interface Offender {
  /** The source's file, below what was imported. */
  readonly file: string;
  /** 1-based line in that file, 0 where unknown. */
  readonly line: number;
  readonly what: string;
}

interface Measured {
  /** What of which source, for people: `code blocks, Django 5.2`. */
  readonly name: string;
  readonly found: number;
  /** How many there are to find, or what the cost is measured by. A bar over nothing is missed: nothing was measured. */
  readonly of: number;
  readonly offenders: readonly Offender[];
  /** All that was looked at, of a bar over a sample. */
  readonly sample?: readonly Offender[];
}

/** A share of a source that has to be found in its import. */
export interface Share extends Measured {
  /** The least share, 0 to 1, that holds the bar. */
  readonly least: number;
}

/** A cost that has to stay small beside another. */
export interface Cost extends Measured {
  /** How many times the other it may be at most. */
  readonly most: number;
}

export type Bar = Share | Cost;

/** Whether enough was found, or a cost is small enough. */
export function isHeld(bar: Bar): boolean {
  const ratio = bar.found / bar.of;
  return bar.of > 0 && ('least' in bar ? ratio >= bar.least : ratio <= bar.most);
}

/** A share as people read it; never rounded up to a whole that it is not. */
export function percent(share: number): string {
  const floored = Math.floor(share * 100_000) / 1000;
  return `${share >= 1 ? '100' : floored.toFixed(3)} %`;
}
