import { join } from 'node:path';
import type { Bar, Offender } from '../bar.ts';
import type { Measure } from '../measure.ts';
import type { ChunkRecord, TestData } from '../test-data.ts';

/** Words in a row that hardly any two pages share by accident. */
const RUN = 5;
/** A scraped page of which this share is on one page of the documentation is that page; below the other it is none. */
const SAME = 0.6;
const OTHER = 0.2;
/** A page with fewer runs says too little to be known by them. */
const FEW = 20;

/** A page out of an export: what its records say. */
interface Page {
  readonly path: string;
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/**
 * Documentation and a scrape of it in one version: the documentation is as it is alone, each of its pages is there once,
 * and what only the scrape has is there too.
 */
export const oneTopicAPage: Measure = {
  name: 'merge/one-topic-a-page',
  async measure(data) {
    const html = data.corpus('django-5.2-html');
    const skill = join(data.corpus('skills'), 'django');
    const alone = data.imported(html).records;
    const scraped = pagesOf(data.imported(skill).records);
    const merged = data.imported(html, skill, '--version', '5.2').records;
    return [asAlone(alone, merged), ...ofScrape(data, pagesOf(alone), scraped, pagesOf(merged))];
  },
};

function asAlone(alone: readonly ChunkRecord[], merged: readonly ChunkRecord[]): Bar {
  const says = ({ text, code, symbols }: ChunkRecord) => JSON.stringify([text, code, symbols]);
  const byPlace = new Map(merged.map((record) => [`${record.path}#${record.anchor}`, record]));
  const offenders = alone.flatMap((record): Offender[] => {
    const found = byPlace.get(`${record.path}#${record.anchor}`);
    if (found && says(found) === says(record)) return [];
    return [{ ...placeOf(record), what: `${record.path}#${record.anchor} is not as it is alone` }];
  });
  return {
    name: 'sections of the documentation as they are alone, a skill added',
    found: alone.length - offenders.length,
    of: alone.length,
    least: 1,
    offenders,
  };
}

function ofScrape(
  data: TestData,
  documentation: readonly Page[],
  scraped: readonly Page[],
  merged: readonly Page[],
): Bar[] {
  const shares = data.keep('merge shares', () => sharesOf(scraped, documentation));
  const shown = new Set(merged.map(keyOf));
  const isShown = (page: Page) => shown.has(keyOf(page));
  const known = shares.filter(({ share, runs }) => runs >= FEW && share >= SAME);
  const other = shares.filter(({ share, runs }) => runs >= FEW && share < OTHER);
  const bar = (name: string, of: typeof shares, isFound: (page: Page) => boolean, what: string): Bar => {
    const offenders = of.flatMap(({ page, share, best }): Offender[] =>
      isFound(page)
        ? []
        : [{ ...page, what: `${what}: ${page.path}, ${Math.round(share * 100)} % of it in ${best}` }],
    );
    return { name, found: of.length - offenders.length, of: of.length, least: 1, offenders };
  };
  return [
    bar('pages of the skill that are pages of it, not shown twice', known, (page) => !isShown(page), 'twice'),
    bar('pages of the skill that are none of it, still there', other, isShown, 'lost'),
  ];
}

/** The same text of the same file: a page as its own source has it. */
function keyOf({ file, text }: Page): string {
  return `${file}\n${text}`;
}

/** For each page the page of the documentation that says most of it. */
function sharesOf(pages: readonly Page[], documentation: readonly Page[]) {
  const holders = new Map<string, Set<number>>();
  documentation.forEach(({ text }, index) => {
    for (const run of runsOf(text)) {
      const list = holders.get(run);
      if (list) list.add(index);
      else holders.set(run, new Set([index]));
    }
  });
  return pages.map((page) => {
    const runs = runsOf(page.text);
    const counts = new Map<number, number>();
    for (const run of runs) {
      for (const index of holders.get(run) ?? []) counts.set(index, (counts.get(index) ?? 0) + 1);
    }
    const [index, count] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [-1, 0];
    const share = runs.size > 0 ? count / runs.size : 0;
    return { page, runs: runs.size, share, best: documentation[index]?.path ?? 'nothing' };
  });
}

function runsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.slice(0, 1 - RUN).map((_, i) => words.slice(i, i + RUN).join(' ')));
}

function pagesOf(records: readonly ChunkRecord[]): Page[] {
  const byPath = new Map<string, ChunkRecord[]>();
  for (const record of records) byPath.set(record.path, [...(byPath.get(record.path) ?? []), record]);
  return [...byPath].map(([path, all]) => ({
    path,
    ...placeOf(all[0] as ChunkRecord),
    text: all.map(({ text, code }) => [text, ...code.map((one) => one.text)].join('\n')).join('\n'),
  }));
}

function placeOf({ source }: ChunkRecord): { file: string; line: number } {
  return { file: source.file, line: source.line };
}
