import { LANGUAGE, pathOnSite, type SiteRoot } from './address.ts';
import type { Located } from './importer.ts';
import { decodeSafely, fromAddress } from './markdown-page.ts';
import { segmentsOnHost, withLostFolder } from './site-links.ts';

/** How the scraper made whole addresses of the links on a page. */
export type LinkHabit = 'whole' | 'lost-folder';

/** A site as a skill's links show it. */
export interface Site {
  /** The segments of its root, from the host on. */
  readonly base: readonly string[];
  readonly habit: LinkHabit;
}

/** An address on the site. */
export interface SiteAddress {
  readonly segments: readonly string[];
  /** The path on the site as it stands there, whatever version it names. */
  readonly asWritten: string;
}

/** Where the page of a link stands: at a path, or somewhere in a folder, or nobody knows. */
interface LinkPlace {
  readonly path?: string | undefined;
  readonly folder?: string | undefined;
}

/** Stands for a page whose name is not known yet; no address can hold it. */
const UNKNOWN = '\u0000';

/**
 * The path that a link with a lost folder meant. Undefined where the page's own place is needed to tell, and unknown.
 */
export function meantPath(
  segments: readonly string[],
  base: readonly string[],
  place: LinkPlace,
): string | undefined {
  const below = place.path ?? (place.folder === undefined ? UNKNOWN : `${place.folder}/${UNKNOWN}`);
  const meant = withLostFolder([...base, ...below.split('/').filter(Boolean)], segments);
  if (meant.includes(UNKNOWN) || !base.every((part, i) => meant[i] === part)) return undefined;
  return meant.slice(base.length).join('/');
}

/** What a link meant if it was written by the site's habit. An address that lost its version was not whole. */
export function readHabitually(
  { segments, asWritten }: SiteAddress,
  { base, habit }: Site,
  place: LinkPlace,
): string | undefined {
  // The crawl began at the site's root, whose address has its slash.
  if (habit === 'lost-folder' && place.path !== '') return meantPath(segments, base, place);
  return base.every((part, i) => segments[i] === part) ? asWritten : undefined;
}

/** Undefined on another host. */
export function readAddress(address: string, root: SiteRoot): SiteAddress | undefined {
  const segments = segmentsOnHost(address, root.base);
  const asWritten = pathOnSite(address, root)?.replace(/\/+$/, '');
  return segments && asWritten !== undefined ? { segments, asWritten } : undefined;
}

/** Whether a path is one of a page, rather than of a picture, a source view or an index. */
export function isPage(path: string): boolean {
  return fromAddress(path).kind === 'topic' && !/(^|\/)_/.test(path) && !PICTURE.test(path);
}

const PICTURE = /\.(png|jpe?g|gif|svg|webp|ico|zip|pdf|txt)$/i;

/** What following the links of a skill needs to know of it. */
export interface SkillSite extends Site {
  readonly root: SiteRoot;
  /** Topic path by the path on the site. */
  readonly topics: ReadonlyMap<string, string>;
  /** All paths that links lead to. */
  readonly places: ReadonlySet<string>;
}

/**
 * Where an address leads from the page at a path of the site: what the site's habit makes of it, or what stands there,
 * whichever is a page of the skill, or else one that other links lead to. Undefined when it is on another host.
 */
export function locateOnSite(href: string, path: string | undefined, site: SkillSite): Located | undefined {
  const meant = readOnSite(href, path, site);
  if (!meant) return undefined;
  const { place, fragment } = meant;
  const topic = site.topics.get(place);
  if (topic !== undefined) return { kind: 'topic', path: topic, fragment };
  if (PICTURE.test(place)) return { kind: 'outside' };
  if (!isPage(place)) return { kind: 'generated' };
  return { kind: 'topic', path: place || 'index', fragment };
}

/** The address itself, whole again; as it was when it is on another host. */
export function wholeAddress(href: string, path: string | undefined, site: SkillSite): string {
  const meant = readOnSite(href, path, site);
  if (!meant) return href;
  const { place, fragment } = meant;
  const end = place === '' || /\.\w+$/.test(place) ? '' : '/';
  return site.root.base + place + end + (fragment && `#${encodeURI(fragment)}`);
}

function readOnSite(
  href: string,
  path: string | undefined,
  site: SkillSite,
): { readonly place: string; readonly fragment: string } | undefined {
  const hash = href.indexOf('#');
  const fragment = hash < 0 ? '' : decodeSafely(href.slice(hash + 1));
  const address = readAddress(hash < 0 ? href : href.slice(0, hash), site.root);
  if (!address || isTranslation(address.segments, site)) return undefined;
  const habitual = readHabitually(address, site, { path });
  const written = decodeSafely(address.asWritten);
  const read = habitual === undefined ? written : decodeSafely(habitual);
  // A page does not lead to itself by its address.
  const readings = read === path ? [written, read] : [read, written];
  const known = readings.find((one) => site.topics.has(one)) ?? readings.find((one) => site.places.has(one));
  return { place: known ?? (readings[0] as string), fragment };
}

/** Whether an address begins with another language than the site's. */
function isTranslation([first = '']: readonly string[], { base }: Site): boolean {
  const [own = ''] = base;
  return first !== own && LANGUAGE.test(own) && LANGUAGE.test(first);
}
