import { h } from './dom.ts';
import type { WidgetStrings } from './strings.ts';
import type { SearchedDocSet } from './types.ts';

/** A choice of one doc set or all. @param onChoose is told the id, empty for all */
export function docSetFilter(
  docSets: readonly SearchedDocSet[],
  chosen: string,
  { all, filter }: WidgetStrings,
  onChoose: (id: string) => void,
): HTMLSelectElement {
  const select = h(
    'select',
    { 'aria-label': filter, part: 'filter' },
    h('option', { value: '' }, all),
    ...docSets.map(({ id, title }) => h('option', { value: id }, title)),
  );
  select.value = chosen;
  select.addEventListener('change', () => onChoose(select.value));
  return select;
}
