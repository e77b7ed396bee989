import type { SiteRoot } from './address.ts';
import { collectMentions, type Mentions } from './link-mentions.ts';
import { type Clues, cluesOf } from './page-clues.ts';
import { CluesIndex, likeness } from './path-likeness.ts';
import { bestChoice, type Choice, risingChoice } from './rising-choice.ts';
import { segmentsOnHost } from './site-links.ts';
import { isPage, type LinkHabit, readHabitually, type Site } from './skill-links.ts';
import type { ReferencePage } from './skill-pages.ts';
import { commonWords } from './title-words.ts';

/** Where the pages of a skill stood on their site, as far as the skill tells. */
export interface SkillPaths {
  readonly habit: LinkHabit;
  /** Page by page, '' for the site's first page; undefined where nothing told. */
  readonly paths: readonly (string | undefined)[];
  /** All paths that links lead to, those of pages that the skill does not hold among them. */
  readonly places: ReadonlySet<string>;
}

interface Candidate extends Choice {
  readonly path: string;
}

const ROUNDS = 6;
const MAX_CANDIDATES = 12;
/** Below this a page is better called unknown: about a title that all links share, in a folder that fits. */
const MIN_SCORE = 6;
/** A path that has less of a page than half of one word is not looked at further. */
const MIN_LIKENESS = 0.6;
/** What speaks for the folder that a reference file is named after, and against others. */
const IN_FOLDER = 3;
const IN_OTHER = -2;
/** What it is worth when all of a page's own links lead somewhere from a path. */
const OWN_LINKS = 4;
/** A page that links to half of all others is the site's first. */
const HOME_SCORE = 14;
/** A list of fewer pages is no table of contents. */
const MIN_CONTENTS = 8;

/**
 * Finds the place of every page on its site. A scraped skill does not say it, but its links do: their addresses are the
 * paths there are, their texts and fragments tell which page stands at which, and reference files hold pages in the order
 * of their addresses. What one round finds makes more links readable for the next.
 */
export function inferPaths(pages: readonly ReferencePage[], root: SiteRoot): SkillPaths {
  const common = commonWords(pages.map(({ title }) => title));
  const clues = pages.map((page) => cluesOf(page, root, common));
  const base = segmentsOnHost(root.base, root.base) ?? [];
  const whole = assignPaths(clues, { base, habit: 'whole' });
  const lost = assignPaths(clues, { base, habit: 'lost-folder' });
  // Addresses are taken as they are unless it is plain that they are not.
  const best = lost.score > whole.score * 1.1 ? lost : whole;
  const habit = best === lost ? 'lost-folder' : 'whole';
  const mentions = collectMentions(clues, best.paths, { base, habit });
  const places = new Set([...mentions].filter(([, { count }]) => count >= 1).map(([path]) => path));
  return { habit, paths: best.paths, places };
}

function assignPaths(
  clues: readonly Clues[],
  site: Site,
): { readonly paths: readonly (string | undefined)[]; readonly score: number } {
  const index = new CluesIndex(clues);
  let best = { paths: clues.map((): string | undefined => undefined), score: 0 };
  for (let round = 0; round < ROUNDS; round++) {
    const mentions = collectMentions(clues, best.paths, site);
    const chosen = chooseInOrder(clues, candidatesOf(clues, index, mentions, site));
    const paths = chosen.map((candidate) => candidate?.path);
    const isSame = paths.every((path, i) => path === best.paths[i]);
    best = { paths, score: chosen.reduce((sum, candidate) => sum + (candidate?.score ?? 0), 0) };
    if (isSame) break;
  }
  return best;
}

/** Page by page, the paths that it may stand at, best first. */
function candidatesOf(
  clues: readonly Clues[],
  index: CluesIndex,
  mentions: ReadonlyMap<string, Mentions>,
  site: Site,
): Candidate[][] {
  const scored = clues.map(({ own }) => (own === undefined ? [] : [candidate(own, 2 * MIN_SCORE)]));
  const add = (page: number, path: string, score: number) => {
    if (score >= MIN_SCORE && clues[page]?.own === undefined) scored[page]?.push(candidate(path, score));
  };
  const tops = new Set([...mentions.keys()].map((path) => path.split('/')[0] as string));
  for (const [path, of] of mentions) {
    const top = path.split('/')[0] as string;
    for (const page of index.like(path, of)) {
      const clue = clues[page] as Clues;
      const alike = likeness(clue, path, of);
      const folder = top === clue.category ? IN_FOLDER : tops.has(clue.category) ? IN_OTHER : 0;
      if (alike < MIN_LIKENESS || alike + folder + OWN_LINKS < MIN_SCORE) continue;
      add(page, path, alike + folder + OWN_LINKS * ownLinks(clue, path, mentions, site));
    }
  }
  const linked = [...mentions].flatMap(([path, { count }]) => (count >= 2 ? [path] : []));
  clues.forEach((clue, page) => {
    add(page, '', HOME_SCORE * coverage(clue, linked, site));
  });
  return scored.map((list) =>
    list.sort((a, b) => b.score - a.score || (a.path < b.path ? -1 : 1)).slice(0, MAX_CANDIDATES),
  );
}

function candidate(path: string, score: number): Candidate {
  return { path, score, order: orderKey(path) };
}

/** How many of some paths a page links to as the site's root would: a table of contents does to most. */
function coverage(clue: Clues, paths: readonly string[], site: Site): number {
  if (clue.addresses.length < MIN_CONTENTS / 2) return 0;
  const linked = new Set(clue.addresses.map((address) => readHabitually(address, site, { path: '' })));
  return paths.filter((path) => linked.has(path)).length / Math.max(paths.length, MIN_CONTENTS);
}

/** The share of a page's own links that lead to places which are linked from elsewhere, if the page stood at a path. */
function ownLinks(clue: Clues, path: string, mentions: ReadonlyMap<string, Mentions>, site: Site): number {
  if (clue.addresses.length === 0) return 0;
  const good = clue.addresses.filter((address) => {
    const meant = readHabitually(address, site, { path });
    return meant !== undefined && ((mentions.get(meant)?.count ?? 0) >= 1 || !isPage(meant));
  }).length;
  return (good / clue.addresses.length) * (1 - Math.exp(-clue.addresses.length / 4));
}

/** Files of a crawl are named after addresses with dashes for slashes, so a folder's own page comes after those in it. */
function orderKey(path: string): string {
  return `${(path || 'index').replaceAll('/', '-')}.`;
}

/**
 * The best candidate for each page. Pages of a category come in the order of their addresses where the skill keeps that
 * order; no two pages share a path.
 */
function chooseInOrder(
  clues: readonly Clues[],
  candidates: readonly (readonly Candidate[])[],
): (Candidate | undefined)[] {
  const free = bestChoice(candidates);
  if (!isOrdered(clues, free)) return free;
  const chosen: (Candidate | undefined)[] = clues.map(() => undefined);
  for (const category of new Set(clues.map((clue) => clue.category))) {
    const members = clues.flatMap((clue, i) => (clue.category === category ? [i] : []));
    const picked = risingChoice(members.map((i) => candidates[i] ?? []));
    members.forEach((page, n) => {
      chosen[page] = picked[n];
    });
  }
  return bestChoice(chosen.map((candidate) => (candidate ? [candidate] : [])));
}

function isOrdered(clues: readonly Clues[], chosen: readonly (Candidate | undefined)[]): boolean {
  let [pairs, rising] = [0, 0];
  let last: { readonly category: string; readonly order: string } | undefined;
  chosen.forEach((candidate, i) => {
    const category = clues[i]?.category ?? '';
    if (!candidate || candidate.score < 2 * MIN_SCORE) return;
    if (last?.category === category) {
      pairs++;
      if (last.order < candidate.order) rising++;
    }
    last = { category, order: candidate.order };
  });
  return pairs >= 4 && rising / pairs >= 0.85;
}
