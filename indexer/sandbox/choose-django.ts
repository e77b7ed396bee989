import type { RunRequest } from './messages.ts';
import type { DjangoRuntime } from './runtime-manifest.ts';

/** Code that never names Django, in itself or in what it builds on, is spared the time to load one. */
export function usesDjango({ code, kind, context, library = [], files }: RunRequest): boolean {
  if (kind === 'script') return false;
  if (kind === 'template' || kind === 'shell' || files) return true;
  return [{ code }, ...context, ...library].some((one) => /\bdjango\b/i.test(one.code));
}

/**
 * Gives the Django to run a page of `docVersion` on: the same series, else the next newer one, else the newest. A newer
 * Django is preferred because it mostly still runs older code, while an older one lacks what the page may be about.
 *
 * @returns undefined when there is none at all
 */
export function chooseDjango<D extends Pick<DjangoRuntime, 'version'>>(
  available: readonly D[],
  docVersion: string | undefined,
): D | undefined {
  const rising = [...available].sort((a, b) => compareVersions(a.version, b.version));
  const wanted = docVersion === undefined ? undefined : seriesOf(docVersion);
  if (wanted === undefined) return rising.at(-1);
  const same = rising.findLast((one) => seriesOf(one.version) === wanted);
  return same ?? rising.find((one) => compareVersions(one.version, wanted) > 0) ?? rising.at(-1);
}

/** One line that says which Django stood in for the page's own, or undefined when it is the page's own. */
export function noticeOfVersion(
  used: Pick<DjangoRuntime, 'version'>,
  docVersion: string | undefined,
): string | undefined {
  const wanted = docVersion === undefined ? undefined : seriesOf(docVersion);
  if (wanted === undefined || wanted === seriesOf(used.version)) return undefined;
  return `This page documents ${wanted}; the snippet ran on Django ${used.version}, the nearest one here.`;
}

function seriesOf(version: string): string | undefined {
  return /^v?(\d+\.\d+)/.exec(version)?.[1];
}

function compareVersions(a: string, b: string): number {
  const [left, right] = [numbersOf(a), numbersOf(b)];
  for (let i = 0; i < Math.max(left.length, right.length); i += 1) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function numbersOf(version: string): number[] {
  return (version.match(/\d+/g) ?? []).map(Number);
}
