import type { Bar, Offender } from '../bar.ts';
import type { Measure } from '../measure.ts';
import { compareSequences } from '../sequence.ts';
import { SKILLS, type SkillCorpus, type SkillTopic, skillCorpus } from './skill-corpus.ts';
import { type Placed, type SkillPage, shownText, squashed } from './skill-source.ts';

const LEAST = 0.999;
const WORD = /[\p{L}\p{M}\p{N}_]+/gu;

/**
 * The words of every page are in the titles and texts of its chunks, in order, and no others. What counts as neither:
 * repeated titles and descriptions, permalinks, pictures, code. A heading counts as one word, its letters. Other words that
 * stand apart in the import and glued together in the source are the same; how many is said in the bar's name.
 */
export const skillProse: Measure = {
  name: 'skills/prose',
  measure: async (data) => SKILLS.flatMap((name) => ofSkill(skillCorpus(data, name))),
};

interface Count {
  words: number;
  lost: number;
  inChunks: number;
  added: number;
  parted: number;
}

function ofSkill({ name, topics }: SkillCorpus): Bar[] {
  const total: Count = { words: 0, lost: 0, inChunks: 0, added: 0, parted: 0 };
  const lost: Offender[] = [];
  const added: Offender[] = [];
  for (const topic of topics) comparePage(topic, total, lost, added);
  const { words, inChunks, parted } = total;
  return [
    {
      name: `words of pages that are in their chunks (${parted} of them parted), ${name} skill`,
      found: words - total.lost,
      of: words,
      least: LEAST,
      offenders: lost,
    },
    {
      name: `words of chunks that are the source's, ${name} skill`,
      found: inChunks - total.added,
      of: inChunks,
      least: LEAST,
      offenders: added,
    },
  ];
}

function comparePage({ page, records }: SkillTopic, total: Count, lost: Offender[], added: Offender[]): void {
  const source = wordsOfPage(page);
  const headings = new Set(page.prose.filter(isHeading).map(({ line }) => line));
  const found = records.flatMap(({ title, text, source: { line } }) => [
    ...(headings.has(line) ? [`# ${squashed(title)}`] : wordsOf(title)),
    ...wordsOf(text),
  ]);
  const difference = compareSequences(source, found, 6000);
  total.words += source.length;
  total.inChunks += found.length;
  for (const gap of gapsOf(difference, source, found)) {
    if (gap.lost.join('') === gap.added.join('')) {
      total.parted += gap.lost.length;
      continue;
    }
    total.lost += gap.lost.length;
    total.added += gap.added.length;
    const what = (words: readonly string[]) =>
      `${page.title}, after "${gap.before}": ${words.slice(0, 10).join(' ')} (${words.length})`;
    const place = { file: page.file, line: page.line };
    if (gap.lost.length > 0) lost.push({ ...place, what: what(gap.lost) });
    if (gap.added.length > 0) added.push({ ...place, what: what(gap.added) });
  }
}

function wordsOf(text: string): string[] {
  return text.match(WORD) ?? [];
}

function isHeading({ text }: Placed): boolean {
  return /^#{1,6} /.test(text);
}

/** A page's words; each heading is one, because it lost the spaces around code in it. */
function wordsOfPage({ prose }: SkillPage): string[] {
  const words: string[] = [];
  let running: Placed[] = [];
  const end = () => {
    words.push(...wordsOf(shownText(running)));
    running = [];
  };
  for (const line of prose) {
    if (isHeading(line)) {
      end();
      words.push(`# ${squashed(shownText([{ ...line, text: line.text.replace(/^#+ /, '') }]))}`);
    } else {
      running.push(line);
    }
  }
  end();
  return words;
}

interface Gap {
  readonly lost: string[];
  readonly added: string[];
  /** The words before it, to find the place. */
  readonly before: string;
}

/** So many kept words may stand between the pieces of words that were parted. */
const MAX_BETWEEN = 8;

/** Lost and added words that stand between the same kept words, or are the same when those between are counted in. */
function gapsOf(
  { lost, added }: { readonly lost: readonly number[]; readonly added: readonly number[] },
  source: readonly string[],
  found: readonly string[],
): Gap[] {
  const [isLost, isAdded] = [new Set(lost), new Set(added)];
  const gaps: Gap[] = [];
  let [x, y] = [0, 0];
  while (x < source.length || y < found.length) {
    if (!isLost.has(x) && !isAdded.has(y)) {
      x++;
      y++;
      continue;
    }
    const from = { x, y };
    const skip = () => {
      while (isLost.has(x)) x++;
      while (isAdded.has(y)) y++;
    };
    skip();
    const first = { x, y };
    const isSame = () => source.slice(from.x, x).join('') === found.slice(from.y, y).join('');
    for (let between = 0; !isSame() && between < MAX_BETWEEN && x < source.length; between++) {
      x++;
      y++;
      skip();
    }
    if (!isSame()) ({ x, y } = first);
    const before = source.slice(Math.max(0, from.x - 4), from.x).join(' ');
    gaps.push({ lost: source.slice(from.x, x), added: found.slice(from.y, y), before });
  }
  return gaps;
}
