import type { SiteRoot } from './address.ts';
import { type WrittenLink, writtenLinks } from './site-links.ts';
import { readAddress, type SiteAddress } from './skill-links.ts';
import { categoryOf } from './skill-names.ts';
import type { ReferencePage } from './skill-pages.ts';
import { squash, wordsOf } from './title-words.ts';

/** What a page says that links to it say, too. */
export interface Clues {
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

/** A link to a place on the site, and its text squashed. */
export interface SiteLink extends WrittenLink, SiteAddress {
  readonly key: string;
}

/** As many links to the same page in other languages or versions are no accident. */
const MIN_VERSIONS = 4;

/** @param common words of titles that say nothing, because many have them. */
export function cluesOf(page: ReferencePage, root: SiteRoot, common: ReadonlySet<string>): Clues {
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
