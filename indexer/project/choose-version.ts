import { compare, explain, satisfies } from '@renovatebot/pep440';
import { defaultVersion } from '../core/versions.ts';
import type { Pin, PinKind } from './pin.ts';

/** Which version of a doc set a project should be answered from, and why. */
export interface ChosenVersion {
  readonly used: string;
  /** For people: `Django 5.2.3 is installed (.venv/…)`. */
  readonly why: string;
  /** What does not fit: no documentation of the very version, or files that say different things. */
  readonly warnings: readonly string[];
}

const STRENGTH: readonly PinKind[] = ['installed', 'locked', 'declared'];

/**
 * Chooses among the installed versions of a doc set what a project's pins of its package ask for: what is installed in the
 * project's environment, else what is locked, else what is declared.
 * @param pins of this package only, in the order in which they are believed among equals
 * @param labels installed versions, newest first; not empty
 * @returns undefined when no pin says which version.
 */
export function chooseVersion(pins: readonly Pin[], labels: readonly string[]): ChosenVersion | undefined {
  const ordered = STRENGTH.flatMap((kind) => pins.filter((pin) => pin.kind === kind && pin.specifier !== ''));
  // Among what is only declared, an exact pin says more than a range.
  const pin = ordered.find((candidate) => exactVersion(candidate) !== undefined) ?? ordered[0];
  if (!pin) return undefined;
  const exact = exactVersion(pin);
  const { used, fits } = exact === undefined ? newestWithin(pin.specifier, labels) : nearest(exact, labels);
  const warnings = conflicts(pin, ordered);
  if (!fits) {
    warnings.push(
      `no documentation of ${pin.name} ${exact ?? pin.specifier} is installed; answering from ${used}, the nearest`,
    );
  }
  return { used, why: describe(pin, exact), warnings };
}

/** Other files that rule out what is used; files that say the same in other words are no conflict. */
function conflicts(pin: Pin, pins: readonly Pin[]): string[] {
  const used = exactVersion(pin);
  const others = pins.filter((other) => {
    if (other === pin) return false;
    const exact = exactVersion(other);
    if (used !== undefined) return !allows(other.specifier, used);
    return exact !== undefined && !allows(pin.specifier, exact);
  });
  return others.map(
    (other) =>
      `${placeOf(other)} asks for ${other.name}${other.specifier}, ${placeOf(pin)} for ${pin.specifier}`,
  );
}

function describe(pin: Pin, exact: string | undefined): string {
  const verb = { installed: 'is installed in', locked: 'is locked in', declared: 'is asked for in' }[
    pin.kind
  ];
  return `${pin.name} ${exact ?? pin.specifier} ${verb} ${placeOf(pin)}`;
}

function placeOf({ file, line }: Pin): string {
  return line > 0 ? `${file}:${line}` : file;
}

function exactVersion({ specifier }: Pin): string | undefined {
  return /^={2,3}\s*([^*,]+)$/.exec(specifier)?.[1]?.trim();
}

/** The documentation of a version: that of its own release series (`5.2` for 5.2.3), else the nearest. */
function nearest(version: string, labels: readonly string[]): { used: string; fits: boolean } {
  const wanted = explain(version)?.release;
  if (!wanted) return { used: defaultVersion(labels), fits: false };
  const released = labels.filter((label) => explain(label) !== null);
  const series = released.filter((label) => {
    const release = explain(label)?.release ?? [];
    return release.length <= wanted.length && release.every((number, i) => number === wanted[i]);
  });
  // `5.2.3` says more about 5.2.3 than `5` does.
  const [own] = series.sort((a, b) => (explain(b)?.release.length ?? 0) - (explain(a)?.release.length ?? 0));
  if (own !== undefined) return { used: own, fits: true };
  const below = released.find((label) => compare(label, version) < 0);
  const above = [...released].reverse().find((label) => compare(label, version) > 0);
  return { used: below ?? above ?? defaultVersion(labels), fits: false };
}

/** The newest documentation that a range allows; a label stands for all releases of its series. */
function newestWithin(specifier: string, labels: readonly string[]): { used: string; fits: boolean } {
  const used = labels.find(
    (label) => allows(specifier, label) || (explain(label) !== null && allows(specifier, `${label}.9999`)),
  );
  return used === undefined ? { used: defaultVersion(labels), fits: false } : { used, fits: true };
}

function allows(specifier: string, version: string): boolean {
  try {
    return specifier === '' || satisfies(version, specifier, { prereleases: true });
  } catch {
    return false;
  }
}
