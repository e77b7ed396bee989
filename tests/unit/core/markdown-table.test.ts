import { describe, expect, it } from 'vitest';
import * as markdownLists from '../../../indexer/core/markdown-lists.ts';
import * as markdownTable from '../../../indexer/core/markdown-table.ts';
import { code, dd, li, p, row, strong, sub, term, ul } from './build-topic.ts';

const { cellsOf, definitionsAsList, tableAsList } = markdownLists;
const { tableMarkdown } = markdownTable;

describe('markdown-table', () => {
  it('has these public names', () => {
    expect(Object.keys(markdownTable)).toEqual(['tableMarkdown']);
  });

  it('gives up on what no line can hold', () => {
    const table = (node: ReturnType<typeof p>) =>
      ({ head: 0, c: [{ k: 'row-cells', c: [{ k: 'cell', c: [node] }] }] }) as const;
    expect(tableMarkdown(table(code('a\nb')), undefined)).toBeUndefined();
    expect(tableMarkdown(table(sub), undefined)).toBeUndefined();
    expect(tableMarkdown(table(ul(li(code('a\nb')))), undefined)).toBeUndefined();
    expect(tableMarkdown(table(code('a')), undefined)).toContain('`a`');
  });

  it('writes nothing for a table without rows', () => {
    expect(tableMarkdown({ head: 0, c: [] }, undefined)).toBe('');
  });
});

describe('markdown-lists', () => {
  it('has these public names', () => {
    expect(Object.keys(markdownLists).sort()).toEqual(['cellsOf', 'definitionsAsList', 'tableAsList']);
  });

  it('takes the cells of any row', () => {
    expect(cellsOf(row('a', 'b'))).toEqual([[p('a')], [p('b')]]);
    expect(cellsOf({ k: 'row-cells', c: [{ k: 'cell', c: [p('a'), p('b')] }, p('c')] })).toEqual([
      [p('a'), p('b')],
      [p('c')],
    ]);
    expect(cellsOf(p('stray'))).toEqual([[p('stray')]]);
  });

  it('names the cells of a row by all rows of the head', () => {
    const list = tableAsList({ head: 2, c: [row('A', 'B'), row('one'), row('x', 'y')] });
    expect(list.c).toEqual([li(p(strong('A one:'), ' ', 'x'), p(strong('B:'), ' ', 'y'))]);
  });

  it('keeps the rows of a table that is all head', () => {
    expect(tableAsList({ head: 3, c: [row('A')] }).c).toEqual([li(p('A'))]);
  });

  it('gathers terms with what is said about them', () => {
    const list = definitionsAsList([term('a'), term('b'), dd(p('x')), term('c'), sub]);
    expect(list.c).toEqual([li(term('a'), term('b'), p('x')), li(term('c'), sub)]);
  });
});
