import type { Offender } from '../bar.ts';
import type { Measure } from '../measure.ts';
import { readMarkdown } from './source-text.ts';
import { describedSources } from './sources.ts';

/** The catalogue of an index alone has every entry under its heading, with size and topics, marked as not installed. */
export const catalogues: Measure = {
  name: 'formats/catalogue',
  measure: async (data) => {
    const offenders: Offender[] = [];
    let of = 0;
    for (const { name, path, expected, imported } of describedSources(data)) {
      if (expected.format !== 'skill-index') continue;
      const { lines } = readMarkdown(path);
      let category = '';
      const found = imported.catalogue.flatMap((group) =>
        group.entries.map((entry) => ({ ...entry, category: group.category })),
      );
      lines.forEach((line, i) => {
        category = /^### (.*)/.exec(line)?.[1] ?? category;
        const [, title, size] =
          /^- \*\*\[(.*)\]\(references\/.*\)\*\* \(~([\d,]+) tokens\)$/.exec(line) ?? [];
        if (title === undefined) return;
        const topics = /^ +- Topics: (.*)/.exec(lines[i + 1] ?? '')?.[1];
        const entry = found[of++];
        const wanted = [
          title.replace(/¶| and more$/g, ''),
          category,
          Number(size?.replace(',', '')),
          topics?.split(', '),
          false,
        ];
        const is = [entry?.title, entry?.category, entry?.tokens, entry?.topics, entry?.isInstalled];
        if (JSON.stringify(is) !== JSON.stringify(wanted)) {
          offenders.push({
            file: name,
            line: i + 1,
            what: `${JSON.stringify(wanted)} is ${JSON.stringify(is)}`,
          });
        }
      });
      if (found.length > of)
        offenders.push({ file: name, line: 0, what: `${found.length - of} entries too many` });
    }
    return [{ name: 'entries of the catalogue', found: of - offenders.length, of, least: 1, offenders }];
  },
};
