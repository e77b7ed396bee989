import type { Bar, Offender } from '../bar.ts';
import type { Measure } from '../measure.ts';
import { compareSequences } from '../sequence.ts';
import type { ChunkRecord } from '../test-data.ts';
import { readMarkdown, type Word, wordsIn, wordsOf } from './source-text.ts';
import { type DescribedSource, describedSources } from './sources.ts';

const LEAST = 0.999;

/** The words of running text are all there, in order, and no others. */
export const markdownProse: Measure = {
  name: 'formats/prose',
  measure: async (data) => {
    const lost: Offender[] = [];
    const added: Offender[] = [];
    let words = 0;
    let found = 0;
    for (const source of describedSources(data)) {
      const wanted = source.expected.format === 'plain-text' ? letters(source) : wordsOfSource(source);
      const said = saidWords(source);
      const difference = compareSequences(
        wanted.map(({ text }) => text),
        said,
      );
      words += wanted.length;
      found += said.length;
      for (const at of difference.lost) {
        const word = wanted[at] as Word;
        lost.push({ file: source.name, line: word.line, what: word.text });
      }
      for (const at of difference.added) {
        added.push({
          file: source.name,
          line: 0,
          what: `${said.slice(Math.max(0, at - 3), at + 4).join(' ')}`,
        });
      }
    }
    const bar = (name: string, of: number, offenders: Offender[]): Bar => ({
      name: `${name}, seeds and cards`,
      found: of - offenders.length,
      of,
      least: LEAST,
      offenders,
    });
    return [
      bar('words that are there in order', words, lost),
      bar("words that are the source's", found, added),
    ];
  },
};

function wordsOfSource({ path, expected }: DescribedSource): Word[] {
  const { prose, fields, headings } = readMarkdown(path);
  const { kept } = expected;
  const isKept = (line: number) => !kept || kept.some(([from, to]) => from <= line && line <= to);
  const own = wordsOf([...prose].filter(([line]) => isKept(line)));
  // A page that has no title of its own is called by its name.
  const hasTitle = headings.some(({ line }) => isKept(line) && /^# /.test(prose.get(line) ?? ''));
  const title = hasTitle || kept ? [] : wordsOf([[1, fields.title ?? fields.name ?? '']]);
  return [...title, ...own];
}

/** Where spaces were lost there are no words to compare, so letters are; the title stands twice in the source. */
function letters({ path, expected }: DescribedSource): Word[] {
  const { lines } = readMarkdown(path);
  const isCode = (line: number) =>
    (expected.codeLines ?? []).some(([from, to]) => from <= line && line <= to);
  const seen = new Set<string>();
  return lines.flatMap((text, i) => {
    const line = i + 1;
    const isRepeated = line < 6 && seen.has(text);
    seen.add(text);
    if (isCode(line) || isRepeated) return [];
    const said = text.startsWith('Output:') ? 'Output:' : text;
    return [...wordsIn(said).join('')].map((letter) => ({ text: letter, line }));
  });
}

function saidWords({ expected, imported }: DescribedSource): string[] {
  const words = imported.records.flatMap((record) => wordsIn(proseOf(record)));
  return expected.format === 'plain-text' ? [...words.join('')] : words;
}

/** The title is part of the text where something stands before it. */
function proseOf({ title, text, markdown }: ChunkRecord): string {
  return /^(#|`)/.test(markdown) ? `${title}\n${text}` : text;
}
