import type { SiteRoot } from './address.ts';
import { docutilsId } from './anchors.ts';
import { bestChoice, type Choice, risingChoice } from './rising-choice.ts';
import { segmentsOnHost, type WrittenLink, writtenLinks } from './site-links.ts';
import {
  isPage,
  type LinkHabit,
  meantPath,
  readAddress,
  readHabitually,
  type Site,
  type SiteAddress,
} from './skill-links.ts';
import { categoryOf, sharedFolder } from './skill-names.ts';
import type { ReferencePage } from './skill-pages.ts';
import { commonWords, wordsOf } from './title-words.ts';

/** Where the pages of a skill stood on their site, as far as the skill tells. */
export interface SkillPaths {
  readonly habit: LinkHabit;
  /** Page by page, '' for the site's first page; undefined where nothing told. */
  readonly paths: readonly (string | undefined)[];
  /** All paths that links lead to, those of pages that the skill does not hold among them. */
  readonly places: ReadonlySet<string>;
}

/** What a page says that links to it say, too. */
interface Clues {
  readonly title: string;
  readonly words: ReadonlySet<string>;
  /** The number of the reference file is cut off: `topics-12` is of `topics`. */
  readonly category: string;
  readonly ids: ReadonlySet<string>;
  readonly links: readonly SiteLink[];
  /** The places that its links name, each once. */
  readonly addresses: readonly SiteAddress[];
  /** Where its other languages and versions stand, if it links to them: its own path. */
  readonly own: string | undefined;
}

interface SiteLink extends WrittenLink, SiteAddress {
  readonly key: string;
}

/** What all links that lead to one path say of it. */
interface Mentions {
  count: number;
  readonly texts: Map<string, number>;
  /** With what is left of them when words are glued. */
  readonly fragments: Map<string, { readonly key: string; count: number }>;
}

interface Candidate extends Choice {
  readonly path: string;
}

const ROUNDS = 6;
/** A page that links to half of all others is the site's first. */
const HOME_SCORE = 14;
/** A list of fewer pages is no table of contents. */
const MIN_CONTENTS = 8;
const MAX_CANDIDATES = 12;
const MIN_STEM = 5;
/** As many links to the same page in other languages or versions are no accident. */
const MIN_VERSIONS = 4;
/** Below this a page is better called unknown: about a title that all links share, in a folder that fits. */
const MIN_SCORE = 6;

/**
 * Finds the place of every page on its site. A scraped skill does not say it, but its links do: their addresses are the
 * paths there are, their texts and fragments tell which page stands at which, and reference files hold pages in the order
 * of their addresses. What one round finds makes more links readable for the next.
 */
export function inferPaths(pages: readonly ReferencePage[], root: SiteRoot): SkillPaths {
  const common = commonWords(pages.map(({ title }) => title));
  const clues = pages.map((page) => cluesOf(page, root, common));
  const base = segmentsOnHost(root.base, root.base) ?? [];
  const habits: readonly LinkHabit[] = ['whole', 'lost-folder'];
  const found = habits.map((habit) => assignPaths(clues, { base, habit }));
  const [whole, lost] = found as [(typeof found)[number], (typeof found)[number]];
  // Addresses are taken as they are unless it is plain that they are not.
  const best = lost.score > whole.score * 1.1 ? lost : whole;
  const habit = best === lost ? 'lost-folder' : 'whole';
  const mentions = collectMentions(clues, best.paths, { base, habit });
  const places = new Set([...mentions].filter(([, { count }]) => count >= 1).map(([path]) => path));
  return { habit, paths: best.paths, places };
}

/** What is left of a title or id when a scraper has glued words together: its letters and digits. */
export function squash(text: string): string {
  return docutilsId(text).replaceAll('-', '');
}

function cluesOf(page: ReferencePage, root: SiteRoot, common: ReadonlySet<string>): Clues {
  const written = writtenLinks(page.text);
  const headings = page.text.match(/^#{1,6} .+$/gm) ?? [];
  const addresses = new Map<string, SiteAddress>();
  const links = written.flatMap((link): SiteLink[] => {
    if (!link.address) return [];
    const known = addresses.get(link.address) ?? readAddress(link.address, root);
    if (!known) return [];
    addresses.set(link.address, known);
    return [{ ...link, ...known, key: squash(link.text) }];
  });
  const local = written.filter(({ address, fragment }) => address === '' && fragment !== '');
  return {
    title: squash(page.title),
    words: new Set([...wordsOf(page.title)].filter((word) => !common.has(word))),
    category: categoryOf(page),
    ids: new Set([...local.map(({ fragment }) => fragment), ...headings.flatMap(headingKeys)]),
    links,
    addresses: [...addresses.values()],
    own: otherVersions([...addresses.values()]),
  };
}

/** What a heading's id may be, squashed; that of a module's own section begins with `module-`. */
function headingKeys(heading: string): string[] {
  const key = squash(heading);
  return [key, `module${key}`];
}

/** The path that several addresses share but for their language or version. */
function otherVersions(addresses: readonly SiteAddress[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { asWritten, segments } of addresses) {
    const isMoved = asWritten !== '' && segments.join('/') !== asWritten;
    if (isMoved) counts.set(asWritten, (counts.get(asWritten) ?? 0) + 1);
  }
  return [...counts].find(([, count]) => count >= MIN_VERSIONS)?.[0];
}

function assignPaths(
  clues: readonly Clues[],
  site: Site,
): { readonly paths: readonly (string | undefined)[]; readonly score: number } {
  let best = { paths: clues.map((): string | undefined => undefined), score: 0 };
  for (let round = 0; round < ROUNDS; round++) {
    const mentions = collectMentions(clues, best.paths, site);
    const tops = new Set([...mentions.keys()].map((path) => path.split('/')[0] as string));
    const candidates = clues.map((clue) => candidatesOf(clue, mentions, tops, site));
    const chosen = chooseInOrder(clues, candidates);
    const paths = chosen.map((candidate) => candidate?.path);
    const isSame = paths.every((path, i) => path === best.paths[i]);
    best = { paths, score: chosen.reduce((sum, candidate) => sum + (candidate?.score ?? 0), 0) };
    if (isSame) break;
  }
  return best;
}

/** What the links of all pages say of the paths they lead to. A reading that is not certain weighs less. */
function collectMentions(
  clues: readonly Clues[],
  paths: readonly (string | undefined)[],
  site: Site,
): Map<string, Mentions> {
  const known = new Set(paths.filter((path) => path !== undefined));
  const folders = foldersOf(clues, paths, site);
  const mentions = new Map<string, Mentions>();
  clues.forEach((clue, i) => {
    for (const link of clue.links) {
      const place = { path: paths[i], folder: folders[i] };
      const meant = readHabitually(link, site, place);
      const isSure = meant !== undefined && (known.has(meant) || meant === link.asWritten);
      if (meant !== undefined) mention(mentions, meant, link, 1);
      if (!isSure) mention(mentions, link.asWritten, link, known.has(link.asWritten) ? 1 : 0.2);
    }
  });
  // The pages of folders are pages, too, though nobody may link to them.
  for (const [path, { count }] of [...mentions]) {
    if (count < 1) continue;
    for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
      const folder = path.slice(0, at);
      if (!mentions.has(folder)) mentions.set(folder, noMentions());
    }
  }
  return mentions;
}

function mention(mentions: Map<string, Mentions>, path: string, link: SiteLink, weight: number): void {
  const of = mentions.get(path) ?? noMentions();
  if (!mentions.has(path)) {
    if (!isPage(path)) return;
    mentions.set(path, of);
  }
  of.count += weight;
  if (!link.fragment) {
    of.texts.set(link.key, (of.texts.get(link.key) ?? 0) + weight);
    return;
  }
  const known = of.fragments.get(link.fragment);
  if (known) known.count += weight;
  else of.fragments.set(link.fragment, { key: squash(link.fragment), count: weight });
}

function noMentions(): Mentions {
  return { count: 0, texts: new Map(), fragments: new Map() };
}

/** The folder that each page whose path is unknown probably stands in: that of both pages beside it, or its category. */
function foldersOf(
  clues: readonly Clues[],
  paths: readonly (string | undefined)[],
  site: Site,
): (string | undefined)[] {
  const certain = clues.flatMap(({ addresses }) =>
    addresses.flatMap(({ segments }) => meantPath(segments, site.base, {}) ?? []),
  );
  const tops = new Set([...certain, ...paths].map((path) => path?.split('/')[0]));
  return clues.map(({ category }, i) => {
    const isMate = (path: string | undefined, n: number) =>
      path !== undefined && clues[n]?.category === category;
    const before = paths.slice(0, i).findLast(isMate);
    const after = paths.find((path, n) => n > i && isMate(path, n));
    const shared = before && after ? sharedFolder([before, after]) : '';
    return shared || (tops.has(category) ? category : undefined);
  });
}

function candidatesOf(
  clue: Clues,
  mentions: ReadonlyMap<string, Mentions>,
  tops: ReadonlySet<string>,
  site: Site,
): Candidate[] {
  const { own } = clue;
  if (own !== undefined) return [{ path: own, order: orderKey(own), score: 2 * MIN_SCORE }];
  const scored: Candidate[] = [];
  for (const [path, of] of mentions) {
    const alike = likeness(clue, path, of);
    if (alike < 0.6) continue;
    const top = path.split('/')[0] as string;
    const folder = top === clue.category ? 3 : tops.has(clue.category) ? -2 : 0;
    if (alike + folder + 4 < MIN_SCORE) continue;
    const score = alike + folder + 4 * ownLinks(clue, path, mentions, site);
    if (score >= MIN_SCORE) scored.push({ path, order: orderKey(path), score });
  }
  const home = HOME_SCORE * coverage(clue, mentions, site);
  if (home >= MIN_SCORE) scored.push({ path: '', order: orderKey(''), score: home });
  return scored.sort((a, b) => b.score - a.score || (a.path < b.path ? -1 : 1)).slice(0, MAX_CANDIDATES);
}

/** How well what links say of a path fits a page: by its ids, by its title, by the path's own words. */
function likeness(clue: Clues, path: string, of: Mentions): number {
  return idLikeness(clue, of) + titleLikeness(clue, of) + nameLikeness(clue, path);
}

/** How many of the paths that there are a page links to as the site's root would: a table of contents does to most. */
function coverage(clue: Clues, mentions: ReadonlyMap<string, Mentions>, site: Site): number {
  const linked = new Set(clue.addresses.map((address) => readHabitually(address, site, { path: '' })));
  const well = [...mentions].filter(([, { count }]) => count >= 2).map(([path]) => path);
  return well.filter((path) => linked.has(path)).length / Math.max(well.length, MIN_CONTENTS);
}

function idLikeness(clue: Clues, { fragments }: Mentions): number {
  let [all, hits, weight] = [0, 0, 0];
  for (const [fragment, { key, count }] of fragments) {
    const weightOf = Math.log1p(count);
    all += weightOf;
    if (!clue.ids.has(fragment) && !clue.ids.has(key)) continue;
    hits++;
    weight += weightOf;
  }
  return all > 0 ? 8 * (weight / all) * (1 - Math.exp(-hits / 2)) : 0;
}

/** A title that is all of a link's text, or most of it, or in most of it. Long titles are nobody else's. */
function titleLikeness(clue: Clues, { texts }: Mentions): number {
  let [all, weight] = [0, 0];
  for (const [text, count] of texts) {
    all += count;
    const share = Math.min(text.length, clue.title.length) / Math.max(text.length, clue.title.length);
    if (text === clue.title) weight += count;
    else if (share >= 0.5 && (text.includes(clue.title) || clue.title.includes(text)))
      weight += 0.5 * share * count;
  }
  if (weight === 0) return 0;
  const isWhole = (texts.get(clue.title) ?? 0) >= 1;
  return (isWhole && clue.title.length > 12 ? 3 : 0) + 4 * (weight / all) * (1 - Math.exp(-weight));
}

function nameLikeness(clue: Clues, path: string): number {
  const name = path.split('/').at(-1) ?? '';
  if (squash(name) === clue.title) return 4;
  const words = [...wordsOf(name)];
  const shared = words.filter((word) => clue.words.has(word) || hasStem(clue.words, word)).length;
  return words.length > 0 ? (2 * shared) / words.length : 0;
}

/** Whether a word is another one's beginning, or that its own: `deploy` and `deployment`. */
function hasStem(words: ReadonlySet<string>, word: string): boolean {
  if (word.length < MIN_STEM) return false;
  for (const other of words) {
    if (other.length >= MIN_STEM && (other.startsWith(word) || word.startsWith(other))) return true;
  }
  return false;
}

/** The share of a page's own links that lead to places which are linked from elsewhere, if the page stood at a path. */
function ownLinks(clue: Clues, path: string, mentions: ReadonlyMap<string, Mentions>, site: Site): number {
  if (clue.addresses.length === 0) return 0;
  const good = clue.addresses.filter(({ segments, asWritten }) => {
    const meant = readHabitually({ segments, asWritten }, site, { path });
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
