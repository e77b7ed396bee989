import type { Offender } from '../bar.ts';
import type { Measure } from '../measure.ts';
import { describeRecords, tally } from './expected.ts';
import { describedSources } from './sources.ts';

/** Format, version, topics, titles in order, counts of blocks and links: as a person found them in the source. */
export const describedImports: Measure = {
  name: 'formats/described',
  measure: async (data) => {
    const offenders: Offender[] = [];
    let facts = 0;
    for (const { name, expected, imported } of describedSources(data)) {
      const [added] = imported.added;
      const found: Record<string, unknown> = {
        format: added?.sources[0]?.format,
        version: added?.version,
        detectedFrom: added?.detectedFrom,
        ...describeRecords(imported.records),
        removed: tally(added?.removed.map(({ what }) => what) ?? []),
      };
      for (const [fact, value] of Object.entries(found)) {
        facts++;
        const [is, should] = [value, expected[fact as keyof typeof expected]].map((one) =>
          JSON.stringify(one),
        );
        if (is !== should) offenders.push({ file: name, line: 0, what: `${fact} is ${is}, not ${should}` });
      }
    }
    return [
      { name: 'facts of seeds and cards', found: facts - offenders.length, of: facts, least: 1, offenders },
    ];
  },
};
