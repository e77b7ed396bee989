import type { Bar, Offender } from '../bar.ts';
import { readPages } from '../html/corpus.ts';
import type { Measure } from '../measure.ts';
import type { TestData } from '../test-data.ts';
import { DJANGO_VERSIONS, djangoHome } from './django-homes.ts';
import { type SectionChanges, sectionChanges } from './section-changes.ts';

/** Words of a text that is told apart from others by what it says. */
const FEW_WORDS = 12;
/** Ids that docutils counts out, so that the same one is another place in the next version. */
const COUNTED = /^id\d+$/;

/** Sections and definitions of a version are known again in the next one, through renamed anchors and moved pages. */
export const sectionsMatched: Measure = {
  name: 'versions/matched',
  async measure(data) {
    const home = djangoHome(data, ...DJANGO_VERSIONS);
    const pairs = [
      ['4.2', '5.2'],
      ['3.2', '4.2'],
    ] as const;
    return pairs.flatMap(([older, newer]) => {
      const [before, after] = [sectionsOf(data, older), sectionsOf(data, newer)];
      const changes = sectionChanges(home, older, newer);
      return [
        known(`${older} to ${newer}`, before, after, changes),
        alike(older, newer, before, after, changes),
      ];
    });
  },
};

interface Section {
  readonly address: string;
  readonly id: string;
  readonly file: string;
  readonly line: number;
  readonly text: string;
  readonly words: number;
}

/** The sections and definitions of the HTML itself, by `path#id`. */
function sectionsOf(data: TestData, version: string): Map<string, Section> {
  return data.keep(`sections ${version}`, () => {
    const pages = readPages(data.corpus(`django-${version}-html`));
    return new Map(
      [...pages].flatMap(([file, { regions }]) =>
        regions.map(({ id, line, tokens }) => {
          const address = `${file.slice(0, -'.html'.length)}#${id}`;
          const text = tokens.map((token) => token.text).join(' ');
          return [address, { address, id, file, line, text, words: tokens.length }] as const;
        }),
      ),
    );
  });
}

/**
 * Of what is still there, the share that is known: what says the same, word for word, at one place of the newer version,
 * and what has the same id on the same page.
 */
function known(
  name: string,
  before: ReadonlyMap<string, Section>,
  after: ReadonlyMap<string, Section>,
  changes: SectionChanges,
): Bar {
  const olds = byText(before);
  const news = byText(after);
  const offenders: Offender[] = [];
  let of = 0;
  for (const section of before.values()) {
    const { address, id, file, line, text, words } = section;
    const same = after.get(address);
    const isTold = words >= FEW_WORDS && olds.get(text)?.length === 1;
    const twin = isTold && news.get(text)?.length === 1 ? news.get(text)?.[0] : undefined;
    const wanted = twin ?? (COUNTED.test(id) ? undefined : same);
    if (!wanted) continue;
    of++;
    const now = changes.now(address);
    if (now !== wanted.address)
      offenders.push({ file, line, what: `${address}: ${now}, not ${wanted.address}` });
  }
  return {
    name: `sections and definitions whose content is still there, known again, Django ${name}`,
    found: of - offenders.length,
    of,
    least: 0.98,
    offenders,
  };
}

/** Of the sections that are said to stand elsewhere, those that share most of their words; all of them as a sample. */
function alike(
  older: string,
  newer: string,
  before: ReadonlyMap<string, Section>,
  after: ReadonlyMap<string, Section>,
  { moved }: SectionChanges,
): Bar {
  const sample = moved.map(({ from, to }): Offender & { readonly share: number } => {
    const [old, now] = [before.get(from), after.get(to)];
    const share = old && now ? shareOf(old.text, now.text) : 0;
    const what = `${from} is ${to}: ${Math.round(share * 100)} % of the words`;
    return { file: old?.file ?? '', line: old?.line ?? 0, what, share };
  });
  const offenders = sample.filter(({ share }) => share < 0.5);
  return {
    name: `sections said to stand elsewhere that share half of their words, Django ${older} to ${newer}`,
    found: sample.length - offenders.length,
    of: sample.length,
    least: 0.9,
    offenders,
    sample,
  };
}

function byText(sections: ReadonlyMap<string, Section>): Map<string, Section[]> {
  const groups = new Map<string, Section[]>();
  for (const section of sections.values()) {
    groups.set(section.text, [...(groups.get(section.text) ?? []), section]);
  }
  return groups;
}

/** The words that both have, by those of the shorter. */
function shareOf(a: string, b: string): number {
  const [x, y] = [a, b].map((text) => new Set(text.toLowerCase().split(' '))) as [Set<string>, Set<string>];
  const both = [...x].filter((word) => y.has(word)).length;
  return both / Math.max(1, Math.min(x.size, y.size));
}
