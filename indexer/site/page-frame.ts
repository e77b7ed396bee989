import { escapeHtml } from '../core/html-inline.ts';
import { rootFrom } from './site-paths.ts';

/**
 * What a plain page may load: files of its own site, whatever the server says. Nothing in its text can be script, and
 * this holds it once more. Pictures that could hold script are data, which nobody opens as a page.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** The widget's program, at the site's root. What it loads further has names of its own. */
export const WIDGET_PROGRAM = 'djdocs-search.js';

/** What all pages of a site have in common. */
export interface SiteFrame {
  /** Of the site: in its bar, and behind the titles of its pages. */
  readonly title: string;
  /** BCP 47, of the text. */
  readonly lang: string;
  /** Where the widget tells what was searched for; undefined: nowhere. */
  readonly logTo?: string;
  /** The site's address for what cannot be relative: `/docs/`, or `https://example.org/docs/`. */
  readonly base: string;
}

export interface PageParts {
  /** Below the site's root. */
  readonly file: string;
  readonly title: string;
  readonly description?: string;
  /** Further elements of the head. */
  readonly head?: readonly string[];
  /** The fragment that the link past the bar leads to. */
  readonly start?: string;
  /** Links at the end of the bar. */
  readonly tools?: string;
  readonly main: string;
  /** The way to the site's root, where it is not told by the file. */
  readonly root?: string;
}

/** A whole page: head, bar with search, and what is given. */
export function framePage(frame: SiteFrame, parts: PageParts): string {
  const root = escapeHtml(parts.root ?? rootFrom(parts.file));
  const { logTo } = frame;
  const log = logTo === undefined ? '' : ` log="${escapeHtml(logTo)}"`;
  const lines = [
    '<!doctype html>',
    `<html lang="${escapeHtml(frame.lang)}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${escapeHtml(POLICY)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${escapeHtml(parts.title)}</title>`,
    parts.description ? `<meta name="description" content="${escapeHtml(parts.description)}">` : '',
    ...(parts.head ?? []),
    `<link rel="icon" type="image/svg+xml" href="${root}icon.svg">`,
    `<link rel="stylesheet" href="${root}site.css">`,
    `<script type="module" src="${root}site.js"></script>`,
    `<script type="module" src="${root}${WIDGET_PROGRAM}"></script>`,
    '</head>',
    '<body>',
    `<a class="skip" href="#${escapeHtml(parts.start ?? 'text')}">Skip to the text</a>`,
    '<header class="bar">',
    `<a class="home" href="${root}index.html">${escapeHtml(frame.title)}</a>`,
    `<djdocs-search packs="${root}packs/"${log}></djdocs-search>`,
    parts.tools ? `<nav class="tools" aria-label="This page">${parts.tools}</nav>` : '',
    '</header>',
    parts.main,
    '</body>',
    '</html>',
    '',
  ];
  return lines.filter((line, i) => line !== '' || i === lines.length - 1).join('\n');
}

/** A link, its text as it is. */
export function anchorTo(address: string, text: string, more = ''): string {
  return `<a href="${escapeHtml(address)}"${more}>${escapeHtml(text)}</a>`;
}
