import type { Bar, Offender } from '../bar.ts';
import { type Corpus, holderOf, ofEachCorpus } from './corpus.ts';

/** The code blocks of every section and definition are those of its chunk, in order, character for character. */
export const htmlCode = ofEachCorpus('html/code', ofCorpus);

function ofCorpus(corpus: Corpus): Bar[] {
  const lost: Offender[] = [];
  const made: Offender[] = [];
  let [blocks, kept] = [0, 0];
  for (const { file, regions, outside } of corpus.pages.values()) {
    const records = corpus.records.get(file) ?? [];
    const claimed = new Map(records.map((record) => [record, [] as string[]]));
    for (const { id, code } of [outside, ...regions]) {
      const holder = id ? holderOf(records, id) : undefined;
      blocks += code.length;
      const texts = holder?.code.map(({ text }) => text) ?? [];
      code.forEach(({ text, line }, i) => {
        if (texts[i] !== text) lost.push({ file, line, what: `in #${id}: ${text.slice(0, 60)}` });
      });
      if (holder)
        claimed.set(
          holder,
          code.map(({ text }) => text),
        );
    }
    for (const record of records) {
      kept += record.code.length;
      record.code.forEach(({ text }, i) => {
        if (claimed.get(record)?.[i] !== text)
          made.push({
            file,
            line: record.source.line,
            what: `in chunk #${record.anchor}: ${text.slice(0, 60)}`,
          });
      });
    }
  }
  return [
    {
      name: `code blocks in their chunk, ${corpus.name}`,
      found: blocks - lost.length,
      of: blocks,
      least: 1,
      offenders: lost,
    },
    {
      name: `code of chunks that is the source's, ${corpus.name}`,
      found: kept - made.length,
      of: kept,
      least: 1,
      offenders: made,
    },
  ];
}
