import type { Clues, SiteLink } from './page-clues.ts';
import { isPage, meantPath, readHabitually, type Site } from './skill-links.ts';
import { sharedFolder } from './skill-names.ts';
import { squash } from './title-words.ts';

/** What all links that lead to one path say of it. */
export interface Mentions {
  count: number;
  readonly texts: Map<string, number>;
  /** With what is left of them when words are glued. */
  readonly fragments: Map<string, { readonly key: string; count: number }>;
}

/** What the links of all pages say of the paths they lead to. A reading that is not certain weighs less. */
export function collectMentions(
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
  const before = neighbours(clues, paths, false);
  const after = neighbours(clues, paths, true);
  return clues.map(({ category }, i) => {
    const [one, other] = [before[i], after[i]];
    const shared = one && other ? sharedFolder([one, other]) : '';
    return shared || (tops.has(category) ? category : undefined);
  });
}

/** For each page, the path of the nearest page of its category before or after it whose path is known. */
function neighbours(
  clues: readonly Clues[],
  paths: readonly (string | undefined)[],
  isAfter: boolean,
): (string | undefined)[] {
  const last = new Map<string, string>();
  const found: (string | undefined)[] = clues.map(() => undefined);
  for (let n = 0; n < clues.length; n++) {
    const i = isAfter ? clues.length - 1 - n : n;
    const { category } = clues[i] as Clues;
    found[i] = last.get(category);
    const path = paths[i];
    if (path !== undefined) last.set(category, path);
  }
  return found;
}
