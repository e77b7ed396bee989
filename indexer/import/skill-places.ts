import { posix } from 'node:path';
import type { SiteRoot } from './address.ts';
import { segmentsOnHost } from './site-links.ts';
import type { SkillSite } from './skill-links.ts';
import { namePages } from './skill-names.ts';
import type { ReferencePage } from './skill-pages.ts';
import { inferPaths } from './skill-paths.ts';

/** Where a page of a skill is as a topic, and where it stood on its site. */
export interface PlacedPage {
  readonly page: ReferencePage;
  /** The topic's path: a folder's own page is its `index`, as its file was. */
  readonly path: string;
  /** The path on the site. */
  readonly place: string;
  /** Whether the place was found, rather than made up. */
  readonly isKnown: boolean;
}

export interface PlacedSkill {
  readonly pages: readonly PlacedPage[];
  /** Undefined when the skill does not say where it is from. */
  readonly site: SkillSite | undefined;
}

/**
 * Gives every page of a skill its topic's path.
 * @param folder the skill's own, for pages whose place nothing tells.
 */
export function placePages(
  pages: readonly ReferencePage[],
  folder: string,
  root: SiteRoot | undefined,
): PlacedSkill {
  const inferred = root ? inferPaths(pages, root) : undefined;
  const known = pages.map((_, i) => inferred?.paths[i]);
  const named = pages.map(({ file, title }, i) => ({ file, title, path: known[i] }));
  const tops = new Set([...(inferred?.places ?? [])].map((place) => place.split('/')[0] as string));
  const places = namePages(named, folder, tops);
  const folders = new Set([...places, ...(inferred?.places ?? [])].map((place) => posix.dirname(place)));
  const placed = pages.map((page, i): PlacedPage => {
    const place = places[i] as string;
    return { page, place, path: topicPath(place, folders), isKnown: known[i] !== undefined };
  });
  if (!root || !inferred) return { pages: placed, site: undefined };
  const topics = new Map(placed.map(({ place, path }) => [place, path]));
  const { habit } = inferred;
  const base = segmentsOnHost(root.base, root.base) ?? [];
  return { pages: placed, site: { root, base, habit, topics, places: inferred.places } };
}

function topicPath(place: string, folders: ReadonlySet<string>): string {
  if (place === '') return 'index';
  return folders.has(place) ? `${place}/index` : place;
}
