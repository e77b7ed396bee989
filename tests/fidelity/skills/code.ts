import type { Bar, Offender } from '../bar.ts';
import type { Measure } from '../measure.ts';
import { SKILLS, type SkillCorpus, skillCorpus } from './skill-corpus.ts';

/** Every code block stands in the chunk of its part of the page, in order, character for character, and nowhere else. */
export const skillCode: Measure = {
  name: 'skills/code',
  measure: async (data) => SKILLS.flatMap((name) => ofSkill(skillCorpus(data, name))),
};

function ofSkill({ name, topics }: SkillCorpus): Bar[] {
  const lost: Offender[] = [];
  const made: Offender[] = [];
  let [blocks, kept] = [0, 0];
  for (const { page, records } of topics) {
    const claimed = new Map(records.map((record) => [record, 0]));
    for (const { text, line, under } of page.code) {
      blocks++;
      // Several definitions may stand on one line; the last holds what follows.
      const holder = records.findLast(({ source }) => source.line === under);
      const at = holder ? (claimed.get(holder) ?? 0) : 0;
      if (holder) claimed.set(holder, at + 1);
      if (holder?.code[at]?.text !== text) {
        lost.push({ file: page.file, line, what: `not under line ${under}: ${text.slice(0, 60)}` });
      }
    }
    for (const [record, count] of claimed) {
      kept += record.code.length;
      for (const { text } of record.code.slice(count)) {
        made.push({ ...record.source, what: `only in chunk #${record.anchor}: ${text.slice(0, 60)}` });
      }
    }
  }
  return [
    {
      name: `code blocks in their chunk, ${name} skill`,
      found: blocks - lost.length,
      of: blocks,
      least: 1,
      offenders: lost,
    },
    {
      name: `code of chunks that is the source's, ${name} skill`,
      found: kept - made.length,
      of: kept,
      least: 1,
      offenders: made,
    },
  ];
}
