import { UNVERSIONED } from '../../indexer/core/versions.ts';
import { cutAtMarks } from '../search/cut-at-marks.ts';
import { h } from './dom.ts';
import { groupByPage, type PageResults } from './group-results.ts';
import type { SearchedDocSet, SearchResult } from './types.ts';

/** Kinds that are set like prose; all others are names from code. */
const PROSE: readonly string[] = ['page', 'section', 'term', 'definition'];
const MOST_CHIPS = 4;
const OPTION = { role: 'option', class: 'option', 'aria-selected': 'false' };

/** Results as groups of options for a list box, a group for each page; options have `data-rank`. */
export function resultGroups(
  results: readonly SearchResult[],
  docSets: readonly SearchedDocSet[],
): HTMLElement[] {
  return groupByPage(results).map((page) => group(page, docSets));
}

/** Recent searches as options; they have `data-query`. */
export function recentOptions(queries: readonly string[]): HTMLElement[] {
  return queries.map((query, i) =>
    h('div', { ...OPTION, id: `option-${i}`, part: 'recent', 'data-query': query }, query),
  );
}

/** The option that fetches more results. */
export function moreOption(text: string): HTMLElement {
  return h('div', { ...OPTION, id: 'option-more', class: 'option more', part: 'more' }, text);
}

/** The option of a result by its place among all. */
export function optionOfRank(groups: readonly HTMLElement[], rank: number): HTMLElement | undefined {
  const all = groups.map((one) => one.querySelector<HTMLElement>(`[data-rank="${rank}"]`));
  return all.find((option) => option !== null) ?? undefined;
}

function group(
  { docSet, version, title, results }: PageResults,
  docSets: readonly SearchedDocSet[],
): HTMLElement {
  const source = sourceOf(docSet, version, docSets);
  const badge = () => (source ? [h('span', { class: 'source', part: 'source' }, source)] : []);
  // A page that was found itself is its own heading.
  const isPage = results[0]?.result.trail.length === 0;
  const head = h(
    'div',
    { class: 'page', part: 'page', dir: 'auto', 'aria-hidden': 'true' },
    h('span', {}, title),
    ...badge(),
  );
  return h(
    'div',
    { role: 'group', class: 'group', part: 'group', 'aria-label': source ? `${title}, ${source}` : title },
    ...(isPage ? [] : [head]),
    ...results.map(({ result, rank }, i) => option(result, rank, isPage && i === 0 ? badge() : [])),
  );
}

/** What a page is from, where there are several doc sets. */
function sourceOf(id: string, version: string, docSets: readonly SearchedDocSet[]): string {
  if (docSets.length < 2) return '';
  const title = docSets.find((docSet) => docSet.id === id)?.title ?? id;
  return version === UNVERSIONED ? title : `${title} ${version}`;
}

function option(result: SearchResult, rank: number, badge: readonly HTMLElement[]): HTMLElement {
  const { url, title, trail, kind, version, versions, excerpt, marks } = result;
  const isCode = !PROSE.includes(kind);
  const head = h(
    'span',
    { class: 'head' },
    h('span', { class: isCode ? 'title code' : 'title', part: 'title', dir: 'auto' }, title),
    // One version is the only one there is.
    ...(versions.length > 1
      ? versions.slice(0, MOST_CHIPS).map((label) => chip(label, label === version))
      : []),
    ...badge,
  );
  const between = trail.slice(1).join(' › ');
  return h(
    url === undefined ? 'div' : 'a',
    {
      ...OPTION,
      id: `option-${rank}`,
      part: 'option',
      tabindex: '-1',
      'data-rank': String(rank),
      href: url,
    },
    head,
    ...(between ? [h('span', { class: 'trail', part: 'trail', dir: 'auto' }, between)] : []),
    ...(excerpt
      ? [h('span', { class: 'excerpt', part: 'excerpt', dir: 'auto' }, ...marked(excerpt, marks))]
      : []),
  );
}

function chip(label: string, isShown: boolean): HTMLElement {
  return h('span', { class: isShown ? 'chip shown' : 'chip', part: 'version' }, label);
}

function marked(text: string, marks: SearchResult['marks']): (HTMLElement | string)[] {
  return cutAtMarks(text, marks).map(({ piece, isMarked }) =>
    isMarked ? h('mark', { part: 'mark' }, piece) : piece,
  );
}
