import { join } from 'node:path';
import type { Offender } from '../bar.ts';
import type { Measure } from '../measure.ts';
import { compareSequences } from '../sequence.ts';
import { type HtmlPlace, htmlTruths } from '../skills/html-truth.ts';
import { skillCorpus } from '../skills/skill-corpus.ts';
import { squashed } from '../skills/skill-source.ts';
import type { ChunkRecord } from '../test-data.ts';
import { sectionChanges } from './section-changes.ts';

/** A scraped version and the documentation of another are one doc set: their sections are known to be the same. */
export const scrapedMatched: Measure = {
  name: 'versions/scraped',
  async measure(data) {
    const home = data.emptyHome('django-5.2-and-skill');
    home.run('add', '--json', data.corpus('django-5.2-html'));
    home.run('add', '--json', join(data.corpus('skills'), 'django'));
    const { now } = sectionChanges(home, '5.0', '5.2');
    const { byPath } = skillCorpus(data, 'django');
    const [truth] = htmlTruths(data);
    const offenders: Offender[] = [];
    let of = 0;
    for (const [path, records] of byPath) {
      for (const [record, section] of sharedSections(records, truth?.pages.get(path)?.sections ?? [])) {
        of++;
        const found = now(`${path}#${record.anchor}`);
        const wanted = `${path}#${section.id}`;
        if (found !== wanted)
          offenders.push({ ...record.source, what: `${path}#${record.anchor}: ${found}, not ${wanted}` });
      }
    }
    return [
      {
        name: 'sections of the django skill that are sections of Django 5.2, known to be',
        found: of - offenders.length,
        of,
        least: 0.95,
        offenders,
      },
    ];
  },
};

/**
 * The sections that two versions of a page share, told by their titles alone: first those that stand in the same order
 * (many pages have a dozen sections called alike), then those that stand elsewhere and whose title only one other has.
 */
function sharedSections(
  records: readonly ChunkRecord[],
  sections: readonly HtmlPlace[],
): (readonly [ChunkRecord, HtmlPlace])[] {
  const titleOf = ({ title }: { readonly title: string }) => squashed(title);
  const { lost, added } = compareSequences(records.map(titleOf), sections.map(titleOf));
  const [alone, without] = [new Set(lost), new Set(added)];
  const placed = sections.filter((_, i) => !without.has(i));
  const inOrder = records
    .filter((_, i) => !alone.has(i))
    .map((record, i) => [record, placed[i] as HtmlPlace] as const);
  const [restOfRecords, restOfSections] = [
    lost.map((i) => records[i] as ChunkRecord),
    added.map((i) => sections[i] as HtmlPlace),
  ];
  const elsewhere = restOfSections.flatMap((section) => {
    const isNamesake = (other: { readonly title: string }) => titleOf(other) === titleOf(section);
    const [record, ...more] = restOfRecords.filter(isNamesake);
    const isOnly = record && more.length === 0 && restOfSections.filter(isNamesake).length === 1;
    return isOnly ? [[record, section] as const] : [];
  });
  return [...inOrder, ...elsewhere];
}
