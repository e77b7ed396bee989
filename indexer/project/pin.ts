/** How sure a file is of a version: what is installed runs, what is locked will be, what is declared may be. */
export type PinKind = 'installed' | 'locked' | 'declared';

/** One file's word on which versions of a package a project uses. */
export interface Pin {
  /** The package's name in its normal form (`normalName`). */
  readonly name: string;
  readonly kind: PinKind;
  /** As PEP 440 writes it: `==5.2.3`, `>=4.2,<5.0`; empty when any version will do. */
  readonly specifier: string;
  /** Path below the project's folder. */
  readonly file: string;
  /** 1-based, 0 where unknown. */
  readonly line: number;
}

/** What a file says of one package, before it is known which file it was. */
export type FilePin = Omit<Pin, 'file'>;

/** The form of a package's name that compares (PEP 503): `Django_Rest.Framework` is `django-rest-framework`. */
export function normalName(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[-_.]+/g, '-');
}

/** The 1-based line of the first match at or after a line, 0 when there is none. */
export function lineOf(lines: readonly string[], pattern: RegExp, from = 0): number {
  const index = lines.findIndex((line, i) => i >= from && pattern.test(line));
  return index + 1;
}
