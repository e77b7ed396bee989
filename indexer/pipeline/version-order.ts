import { rcompare as newerByPep440, valid } from '@renovatebot/pep440';
import { coerce, rcompare as newerBySemver } from 'semver';
import { isDevelopment, UNVERSIONED } from '../core/versions.ts';

/**
 * Version labels of one doc set, newest first: development builds, then releases, then other labels by name, then
 * `unversioned`. Releases follow PEP 440, as Python packages do, where all of them are versions by it (`5.2rc1`,
 * `2024.1.post2`), else semantic versioning (`1.0.0-next.3`, `18.x`).
 */
export function sortVersions(labels: readonly string[]): string[] {
  const releases = labels.filter((label) => kindOf(label) === 'release');
  const newer = releases.every((label) => valid(label) !== null) ? newerByPep440 : newerByNumbers;
  return [...labels].sort(
    (a, b) =>
      KINDS.indexOf(kindOf(a)) - KINDS.indexOf(kindOf(b)) ||
      (kindOf(a) === 'release' ? newer(a, b) : 0) ||
      (a < b ? -1 : a > b ? 1 : 0),
  );
}

const KINDS = ['development', 'release', 'name', 'unversioned'] as const;

function kindOf(label: string): (typeof KINDS)[number] {
  if (label === UNVERSIONED) return 'unversioned';
  if (isDevelopment(label)) return 'development';
  return /^v?\d/i.test(label) ? 'release' : 'name';
}

/** Labels need not be whole versions: `18.x` is 18.0.0. */
function newerByNumbers(a: string, b: string): number {
  const [x, y] = [a, b].map((label) => coerce(label, { includePrerelease: true }));
  return x && y ? newerBySemver(x, y) : Number(y !== null) - Number(x !== null);
}
