import { join } from 'node:path';
import type { Offender } from '../bar.ts';
import type { Measure } from '../measure.ts';
import { htmlTruths } from '../skills/html-truth.ts';
import { skillCorpus } from '../skills/skill-corpus.ts';
import { squashed } from '../skills/skill-source.ts';
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
      for (const section of truth?.pages.get(path)?.sections ?? []) {
        const record = records.find(({ title }) => squashed(title) === squashed(section.title));
        if (!record) continue;
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
