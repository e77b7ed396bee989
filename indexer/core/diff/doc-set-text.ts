import type { DocSetChanges, PageChanges } from './compare-doc-sets.ts';

/** What changed in a doc set as lines for people: in short, then moved and gone sections, then page by page. */
export function docSetText({ counts, pages, moved, gone }: DocSetChanges): string {
  const { same, changed, added, removed } = counts;
  const all = same + changed + added;
  const head =
    changed + added + removed + counts.moved === 0
      ? 'Nothing changed.'
      : `${changed} changed, ${added} added, ${removed} removed, ${counts.moved} moved of ${all} sections`;
  const pagesOf = (wanted: PageChanges['kind']) => pages.filter(({ kind }) => kind === wanted);
  const lists: [title: string, lines: readonly string[]][] = [
    ['Sections that stand elsewhere now', moved.map(({ from, to }) => `${from} → ${to}`)],
    [
      'Sections that are gone',
      gone.map(({ from, into }) => (into.length > 0 ? `${from} → ${fate(into)}` : from)),
    ],
    ['New pages', pagesOf('added').map(({ path }) => path)],
    ['Pages that are gone', pagesOf('removed').map(({ path }) => path)],
    ['Pages that changed', pagesOf('changed').map((page) => `${page.path}: ${countsOf(page)}`)],
  ];
  const told = lists.filter(([, lines]) => lines.length > 0);
  return [
    head,
    ...told.map(([title, lines]) => [`${title}:`, ...lines.map((line) => `  ${line}`)].join('\n')),
  ].join('\n\n');
}

function fate(into: readonly string[]): string {
  return into.length === 1 ? `went into ${into[0]}` : `split into ${into.join(', ')}`;
}

function countsOf({ changed, added, removed }: PageChanges): string {
  const parts = [
    [changed, 'changed'],
    [added, 'added'],
    [removed, 'removed'],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([count, what]) => `${count} ${what}`)
    .join(', ');
}
