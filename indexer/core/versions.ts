/** Labels that mean a build of the development branch; they sort above every release but are not the newest release. */
const DEVELOPMENT = new Set(['dev', 'main', 'master', 'latest', 'next', 'trunk']);

/** The label of a version whose source did not say which it is. */
export const UNVERSIONED = 'unversioned';

/** Whether a label names a release, rather than a development build or no version at all. */
export function isReleased(label: string): boolean {
  return label !== UNVERSIONED && !DEVELOPMENT.has(label) && !/\d(a|b|rc|alpha|beta|dev)\d*$/i.test(label);
}

/**
 * Orders version labels newest first: development builds, then releases by their numbers, then other labels
 * by name, then `unversioned`. Negative when `a` comes first.
 */
export function compareVersions(a: string, b: string): number {
  const rank = (label: string) =>
    label === UNVERSIONED ? 3 : DEVELOPMENT.has(label) ? 0 : /^v?\d/.test(label) ? 1 : 2;
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (rank(a) === 1) {
    const [x, y] = [numbers(a), numbers(b)];
    for (let i = 0; i < Math.max(x.length, y.length); i++) {
      const difference = (y[i] ?? 0) - (x[i] ?? 0);
      if (difference !== 0) return difference;
    }
    const released = Number(isReleased(b)) - Number(isReleased(a));
    if (released !== 0) return released;
    if (!isReleased(a)) return a < b ? 1 : a > b ? -1 : 0;
  }
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The label that answers when none is asked for: the newest release, else the first in order. `labels` is not empty. */
export function defaultVersion(labels: readonly string[]): string {
  const sorted = [...labels].sort(compareVersions);
  return sorted.find(isReleased) ?? (sorted[0] as string);
}

function numbers(label: string): number[] {
  // The digits of a `rc1` at the end do not make it a later release.
  const release = /^v?\d+(?:[._-]\d+)*/.exec(label)?.[0] ?? '';
  return (release.match(/\d+/g) ?? []).map(Number);
}
