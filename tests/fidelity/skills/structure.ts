import type { Bar, Offender } from '../bar.ts';
import type { Measure } from '../measure.ts';
import type { TestData } from '../test-data.ts';
import { htmlTruths, pathInHtml } from './html-truth.ts';
import { SKILLS, type SkillCorpus, skillCorpus } from './skill-corpus.ts';
import { squashed } from './skill-source.ts';

/** Merged files are taken apart into their pages, and a page stands at the path its site has it at. */
export const skillStructure: Measure = {
  name: 'skills/structure',
  async measure(data) {
    const corpora = SKILLS.map((name) => skillCorpus(data, name));
    return [...corpora.flatMap((corpus) => [ofPages(corpus), ofVersion(corpus)]), ...ofDjango(data)];
  },
};

function ofPages({ name, topics }: SkillCorpus): Bar {
  const lost = topics.filter(({ records }) => records.length === 0);
  return {
    name: `pages that are a topic with their title, ${name} skill`,
    found: topics.length - lost.length,
    of: topics.length,
    least: 1,
    offenders: lost.map(({ page }) => ({ file: page.file, line: page.line, what: page.title })),
  };
}

/** The address in the skill's text that its version is read from. */
const VERSIONS: Readonly<Record<string, string>> = {
  django: '5.0 https://docs.djangoproject.com/en/5.0/',
  flask: 'stable https://flask.palletsprojects.com/en/stable/',
  fastapi: 'unversioned',
};

function ofVersion({ name, imported }: SkillCorpus): Bar {
  const [added] = imported.added;
  const told = `${added?.version} ${added?.detectedFrom}`;
  const isRight = told.startsWith(VERSIONS[name] ?? '');
  return {
    name: `version with where it was found, ${name} skill`,
    found: isRight ? 1 : 0,
    of: 1,
    least: 1,
    offenders: isRight ? [] : [{ file: 'SKILL.md', line: 0, what: told }],
  };
}

/** Against the HTML of the releases before and after: pages by title, sections by their ids. */
function ofDjango(data: TestData): Bar[] {
  const { topics, byPath } = skillCorpus(data, 'django');
  const truths = htmlTruths(data);
  const elsewhere: Offender[] = [];
  const nameless: Offender[] = [];
  let [pages, sections] = [0, 0];
  for (const { page, records } of topics) {
    const wanted = pathInHtml(page, truths);
    if (wanted === undefined) continue;
    pages++;
    const path = records[0]?.path;
    if (path !== wanted) {
      elsewhere.push({ file: page.file, line: page.line, what: `${page.title}: ${path}, not ${wanted}` });
    }
  }
  for (const [path, records] of byPath) {
    const titles = new Set(records.map(({ title }) => squashed(title)));
    const ids = new Set(records.flatMap(({ anchor, aliases }) => [anchor, ...aliases]));
    const { source } = records[0] ?? { source: { file: '', line: 0 } };
    for (const section of truths[0]?.pages.get(path)?.sections ?? []) {
      if (!titles.has(squashed(section.title))) continue;
      sections++;
      if (!ids.has(section.id)) nameless.push({ ...source, what: `${path}#${section.id}: ${section.title}` });
    }
  }
  return [
    {
      name: 'pages at their path in the HTML of 5.2 or 4.2, django skill',
      found: pages - elsewhere.length,
      of: pages,
      least: 0.95,
      offenders: elsewhere,
    },
    {
      name: 'sections with the id they have in the HTML of 5.2, django skill',
      found: sections - nameless.length,
      of: sections,
      least: 0.9,
      offenders: nameless,
    },
  ];
}
