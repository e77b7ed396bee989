import type { Offender } from '../bar.ts';
import type { Measure } from '../measure.ts';
import { compareSequences } from '../sequence.ts';
import { readMarkdown } from './source-text.ts';
import { describedSources } from './sources.ts';

/** Of a page that was crawled with its site around it, exactly the lines that are no documentation are removed and listed. */
export const siteChrome: Measure = {
  name: 'formats/chrome',
  measure: async (data) => {
    const offenders: Offender[] = [];
    let of = 0;
    for (const { name, path, expected, imported } of describedSources(data)) {
      const { kept } = expected;
      if (!kept) continue;
      const { lines } = readMarkdown(path);
      const removed = new Map(
        (imported.added[0]?.removed ?? [])
          .filter(({ what }) => what === 'site chrome')
          .map(({ line, text }) => [line, text]),
      );
      const isStructure = (line: string) => /^(## Source: |---$)/.test(line);
      const first = lines.findIndex(isStructure);
      const copies = copiesOf(lines, kept);
      lines.forEach((text, i) => {
        const line = i + 1;
        if (text.trim() === '' || i < first || isStructure(text)) return;
        of++;
        const isKept = [...kept, ...copies].some(([from, to]) => from <= line && line <= to);
        if (isKept && removed.has(line))
          offenders.push({ file: name, line, what: `documentation removed: ${text}` });
        if (!isKept && removed.get(line) !== text.trim())
          offenders.push({ file: name, line, what: `left: ${text}` });
      });
    }
    return [
      {
        name: 'lines of crawled pages rightly kept or removed',
        found: of - offenders.length,
        of,
        least: 1,
        offenders,
      },
    ];
  },
};

/** Other places where the kept lines stand word for word: copies of a page, which are no chrome either. */
function copiesOf(
  lines: readonly string[],
  kept: readonly (readonly [number, number])[],
): [number, number][] {
  return kept.flatMap(([from, to]) => {
    const own = lines.slice(from - 1, to);
    return lines.flatMap((_, at): [number, number][] => {
      const isCopy = at !== from - 1 && lines[at] === own[0] && isSame(lines.slice(at, at + own.length), own);
      return isCopy ? [[at + 1, at + own.length]] : [];
    });
  });
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  const { lost, added } = compareSequences(a, b);
  return lost.length === 0 && added.length === 0;
}
