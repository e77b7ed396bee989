import type { Topic } from '../core/types.ts';

/**
 * The address that topic paths are relative to, from the addresses that the pages themselves name; undefined when they
 * name none, or the address of a page has nothing to do with its path.
 */
export function findBase(topics: readonly Pick<Topic, 'path' | 'url'>[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { path, url } of topics) {
    const base = url === undefined ? undefined : baseOf(url, path);
    if (base) counts.set(base, (counts.get(base) ?? 0) + 1);
  }
  // What most pages say; of equals the first in order.
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0];
}

function baseOf(url: string, path: string): string | undefined {
  const bare = url.replace(/[?#].*$/, '').replace(/(\.html?|\/)$/, '');
  const forms = [path, path.replace(/(^|\/)index$/, '')];
  for (const form of forms) {
    if (form === '' && path === 'index') return `${bare}/`;
    if (form && bare.endsWith(`/${form}`)) return bare.slice(0, -form.length);
  }
  return undefined;
}
