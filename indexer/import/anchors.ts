/** How the ids of headings without one of their own are made: as the source's own renderer would. */
export type AnchorStyle = 'github' | 'docutils';

/** As GitHub makes ids: lower case, punctuation dropped, spaces to dashes. */
export function githubSlug(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replace(/ /g, '-');
}

/** As docutils (and so Sphinx) makes ids: ASCII letters and digits with single dashes, not starting with a digit. */
export function docutilsId(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\P{ASCII}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+|-+$/g, '');
}
