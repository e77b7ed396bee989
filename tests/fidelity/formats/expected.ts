import { createHash } from 'node:crypto';
import type { ChunkRecord } from '../test-data.ts';
import descriptions from './expected.json' with { type: 'json' };

/**
 * What the import of one source has to be, checked by hand against the source, line by line. Texts are kept as hashes, so
 * that nothing of the source is here.
 */
export interface Expected {
  /** Of the source itself: with another source the description says nothing. */
  readonly sha256: string;
  readonly format: string;
  readonly version: string;
  readonly detectedFrom: string;
  /** Topic paths in order. */
  readonly topics: readonly string[];
  /** Of the titles of all chunks in order, each as `hashOf`. */
  readonly headings: string;
  readonly chunks: Readonly<Record<string, number>>;
  /** Blocks of code by language. */
  readonly code: Readonly<Record<string, number>>;
  /** Blocks of code by label. */
  readonly labels: Readonly<Record<string, number>>;
  readonly tableRows: number;
  readonly listItems: number;
  readonly links: Readonly<Record<string, number>>;
  /** Names that chunks define. */
  readonly symbols: number;
  readonly removed: Readonly<Record<string, number>>;
  /** Lines of the source that are documentation, where others are not. */
  readonly kept?: readonly LineRun[];
  /** Lines of the source that are one block of code each, where its fences were lost. */
  readonly codeLines?: readonly LineRun[];
}

/** From, to: counted from 1, both included. */
export type LineRun = readonly [from: number, to: number];

/** The descriptions by name: a seed's file name, or `cards/` and that of a card. */
export const EXPECTED = descriptions as unknown as Readonly<Record<string, Expected>>;

/** A short hash of a text whose white space does not count. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text.replace(/\s+/g, ' ').trim()).digest('hex').slice(0, 12);
}

/** The part of a description that the records of an import say. */
export function describeRecords(
  records: readonly ChunkRecord[],
): Pick<
  Expected,
  'topics' | 'headings' | 'chunks' | 'code' | 'labels' | 'tableRows' | 'listItems' | 'links' | 'symbols'
> {
  const code = records.flatMap((record) => record.code);
  const markdown = records
    .map((record) => record.markdown.replace(/^(`{3,}).*\n[\s\S]*?^\1$/gm, ''))
    .join('\n');
  return {
    topics: [...new Set(records.map(({ path }) => path))],
    headings: hashOf(records.map(({ title }) => hashOf(title)).join(' ')),
    chunks: tally(records.map(({ kind }) => kind)),
    code: tally(code.map(({ lang }) => lang)),
    labels: tally(code.flatMap(({ label }) => label ?? [])),
    tableRows: (markdown.match(/^\|/gm) ?? []).length - (markdown.match(/^\| ---/gm) ?? []).length,
    listItems: (markdown.match(/^\s*([-*]|\d+[.)]) /gm) ?? []).length,
    links: tally(records.flatMap(({ links }) => links.map(({ how }) => how))),
    symbols: records.flatMap((record) => record.symbols).length,
  };
}

export function tally(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of [...values].sort()) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}
