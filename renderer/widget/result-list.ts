import { cutAtMarks } from '../search/cut-at-marks.ts';
import { h } from './dom.ts';
import { groupByPage, type PageResults } from './group-results.ts';
import type { SearchedDocSet, SearchResult } from './types.ts';

/** Kinds that are set like prose; all others are names from code. */
const PROSE: readonly string[] = ['page', 'section', 'term', 'definition'];
const MOST_CHIPS = 4;

/** Results as groups of options for a list box, a group for each page; options have `data-rank`. */
export function resultGroups(
  results: readonly SearchResult[],
  docSets: readonly SearchedDocSet[],
): HTMLElement[] {
  return groupByPage(results).map((page) => group(page, docSets));
}

function group(
  { docSet, version, title, results }: PageResults,
  docSets: readonly SearchedDocSet[],
): HTMLElement {
  const source = docSets.length > 1 ? (docSets.find(({ id }) => id === docSet)?.title ?? docSet) : '';
  const isPage = results[0]?.result.trail.length === 0;
  const head = h('div', { class: 'page', part: 'page', 'aria-hidden': 'true' });
  if (!isPage) head.append(h('span', { dir: 'auto' }, title));
  if (source) head.append(h('span', { class: 'source', part: 'source' }, `${source} ${version}`));
  return h(
    'div',
    { role: 'group', class: 'group', part: 'group', 'aria-label': source ? `${title}, ${source}` : title },
    ...(head.firstChild ? [head] : []),
    ...results.map(({ result, rank }) => option(result, rank)),
  );
}

function option(result: SearchResult, rank: number): HTMLElement {
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
  );
  const between = trail.slice(1).join(' › ');
  return h(
    url === undefined ? 'div' : 'a',
    {
      role: 'option',
      id: `option-${rank}`,
      class: 'option',
      part: 'option',
      'aria-selected': 'false',
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
