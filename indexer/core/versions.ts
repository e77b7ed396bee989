/** Labels that mean a build of the development branch; they sort above every release but are not the newest release. */
const DEVELOPMENT: ReadonlySet<string> = new Set(['dev', 'main', 'master', 'latest', 'next', 'trunk']);

/** What people write for the newest release. A doc set may have a version of its own under such a name. */
const NEWEST: ReadonlySet<string> = new Set(['stable', 'latest', 'current']);

/** The label of a version whose source did not say which it is. */
export const UNVERSIONED = 'unversioned';

/** Whether a folder of an address names a version, as in `https://docs.example.org/en/5.2/`. */
export function isVersionSegment(folder: string): boolean {
  return /^(v?\d+(\.\d+)*(\.x)?|stable|latest|dev|main|master)$/.test(folder);
}

const LABEL = /^[\p{L}\p{N}][\p{L}\p{N}._+-]{0,63}$/u;

/** Whether a text may be the label of a version: short, without spaces, and no path out of anywhere. */
export function isVersionLabel(text: string): boolean {
  return LABEL.test(text) && !text.includes('..');
}

/** Whether a label names a build of the development branch. */
export function isDevelopment(label: string): boolean {
  return DEVELOPMENT.has(label);
}

/** Whether a label names a release, rather than a development build, a pre-release or no version at all. */
export function isReleased(label: string): boolean {
  const isPreRelease = /[\d._-](a|b|c|rc|alpha|beta|pre|preview|dev|next|canary)[._-]?\d*$/i;
  return label !== UNVERSIONED && !isDevelopment(label) && !isPreRelease.test(label);
}

/**
 * The label that answers when none is asked for: the newest release, else the first.
 * @param labels newest first; not empty
 */
export function defaultVersion(labels: readonly string[]): string {
  return labels.find(isReleased) ?? (labels[0] as string);
}

/**
 * The version that a label means: itself, with or without a `v`; the newest release for `stable` and `latest`; the
 * development build for `dev` and `main`. Undefined when there is none.
 * @param labels newest first
 */
export function findVersion(label: string, labels: readonly string[]): string | undefined {
  if (labels.includes(label)) return label;
  const bare = label.toLowerCase().replace(/^v(?=\d)/, '');
  const same = labels.find((candidate) => candidate.toLowerCase().replace(/^v(?=\d)/, '') === bare);
  if (same !== undefined) return same;
  if (NEWEST.has(bare)) return labels.find(isReleased);
  return isDevelopment(bare) ? labels.find(isDevelopment) : undefined;
}
