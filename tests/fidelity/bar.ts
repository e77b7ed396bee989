/** Something that is not in the import as it is in the source. */
export interface Offender {
  /** The source's file, below what was imported. */
  readonly file: string;
  /** 1-based line in that file, 0 where unknown. */
  readonly line: number;
  readonly what: string;
}

/** A share of a source that has to be found in its import. */
export interface Bar {
  /** What of which source, for people: `code blocks, Django 5.2`. */
  readonly name: string;
  readonly found: number;
  /** How many there are to find. A bar over nothing is missed, because nothing was measured. */
  readonly of: number;
  /** The least share, 0 to 1, that holds the bar. */
  readonly least: number;
  readonly offenders: readonly Offender[];
  /** All that was looked at, of a bar over a sample. */
  readonly sample?: readonly Offender[];
}

/** Whether enough was found. */
export function isHeld({ found, of, least }: Bar): boolean {
  return of > 0 && found / of >= least;
}

/** A share as people read it; never rounded up to a whole that it is not. */
export function percent(share: number): string {
  const floored = Math.floor(share * 100_000) / 1000;
  return `${share >= 1 ? '100' : floored.toFixed(3)} %`;
}
