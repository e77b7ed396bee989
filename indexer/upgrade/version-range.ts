import { sortVersions } from '../pipeline/version-order.ts';

/**
 * Whether a version lies after one and not after another. A label stands for its whole series: 4.2.1 is still 4.2,
 * so it does not lie after it.
 */
export function isBetween(version: string, after: string, upTo: string): boolean {
  if (isOfSeries(version, after)) return false;
  if (isOfSeries(version, upTo)) return true;
  // Newest first.
  const [newest, middle] = sortVersions([version, after, upTo]);
  return newest === upTo && middle === version;
}

function isOfSeries(version: string, series: string): boolean {
  return version === series || version.startsWith(`${series}.`);
}
