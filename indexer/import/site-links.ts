import { findFences } from './markdown-fences.ts';

/** A link as it stands in Markdown: its text without marks, its address without the fragment, its fragment. */
export interface WrittenLink {
  readonly text: string;
  readonly address: string;
  readonly fragment: string;
}

/** Inline links, with one level of brackets in their text. Pictures count: their address is one of the site, too. */
const LINK = /\[((?:[^[\]\\]|\\.|\[[^[\]]*\]){1,300})\]\(([^\s()]+(?:\([^\s()]*\)[^\s()]*)*)\)/g;

/** The links of a Markdown text in order, those in fenced code left out. Cheap: looks at the text, not at the syntax. */
export function writtenLinks(text: string): WrittenLink[] {
  const lines = text.split('\n');
  const { inside } = findFences(lines);
  const prose = lines.filter((_, i) => !inside[i]).join('\n');
  return [...prose.matchAll(LINK)].map(([, label = '', href = '']) => {
    const hash = href.indexOf('#');
    return {
      text: label
        .replace(/[`*\\]/g, '')
        .replace(/\s+/g, ' ')
        .trim(),
      address: hash < 0 ? href : href.slice(0, hash),
      fragment: hash < 0 ? '' : href.slice(hash + 1),
    };
  });
}

/** The folders and page that an address on a site's host names, from the host on. Undefined on another host. */
export function segmentsOnHost(address: string, base: string): string[] | undefined {
  const host = /^https?:\/\/[^/]+/.exec(base)?.[0];
  if (!host || !(address === host || address.startsWith(`${host}/`))) return undefined;
  return address
    .slice(host.length)
    .replace(/[?#].*$/, '')
    .split('/')
    .filter(Boolean);
}

/**
 * What a link of a page meant, when the scraper followed it from the page's address without the slash at its end.
 * Every `../` then climbs one folder too far, so the last folder that link and page share is missing:
 * on `/en/2.0/ref/models/fields`, `../options/` became `/en/2.0/ref/options/`.
 * @param page the page's own segments, from the host on; @param link the link's, as written.
 */
export function withLostFolder(page: readonly string[], link: readonly string[]): string[] {
  let shared = 0;
  while (shared < page.length - 1 && shared < link.length && page[shared] === link[shared]) shared++;
  return [...page.slice(0, shared + 1), ...link.slice(shared)];
}
