import type { Home } from '../test-data.ts';

interface DocSetChanges {
  readonly moved: readonly { readonly from: string; readonly to: string }[];
  readonly gone: readonly { readonly from: string; readonly into: readonly string[] }[];
}

/** Where djdocs says that the sections of an older version are in a newer one. */
export interface SectionChanges {
  /** `path#anchor` of a section now; undefined where it is gone. */
  readonly now: (address: string) => string | undefined;
  readonly moved: DocSetChanges['moved'];
}

/** What `djdocs diff` says of the sections of all pages. */
export function sectionChanges(home: Home, older: string, newer: string): SectionChanges {
  const told = JSON.parse(home.run('diff', 'django', older, newer, '--json')) as DocSetChanges;
  const moved = new Map(told.moved.map(({ from, to }) => [from, to]));
  const gone = new Set(told.gone.map(({ from }) => from));
  return {
    now: (address) => (gone.has(address) ? undefined : (moved.get(address) ?? address)),
    moved: told.moved,
  };
}
