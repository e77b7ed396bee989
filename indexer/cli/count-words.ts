/** `14.2 MB`, in the units that file managers count in. */
export function formatBytes(bytes: number): string {
  const units = ['kB', 'MB', 'GB', 'TB'];
  if (bytes < 1000) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  let [value, unit] = [bytes / 1000, 0];
  for (; value >= 999.95 && unit < units.length - 1; unit++) value /= 1000;
  return `${value.toFixed(1)} ${units[unit]}`;
}

/** Counts by kind as a list for people, most first: `17 anchor, 2 not in this pack`. */
export function countList(
  counts: Readonly<Record<string, number>>,
  names: Readonly<Record<string, string>> = {},
): string {
  const entries = Object.entries(counts).sort((a, b) => b[1] - a[1]);
  return entries.map(([what, count]) => `${count} ${names[what] ?? what}`).join(', ') || 'none';
}

/** `1 topic`, `2 topics`. */
export function plural(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** What the ways in which a link can resolve are called, where their own names say too little. */
export const LINK_NAMES: Readonly<Record<string, string>> = {
  absent: 'not in this pack',
  generated: 'source view or index',
};
