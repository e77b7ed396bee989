import { isVersionSegment } from '../core/versions.ts';

/** A documentation site's root and the version in it, as found in an address. */
export interface SiteRoot {
  /** With a slash at the end: `https://docs.djangoproject.com/en/5.0/`. */
  readonly base: string;
  readonly version?: string;
}

/** A language as sites write it into addresses: `en`, `zh-hans`. */
export const LANGUAGE = /^[a-z]{2}(-[a-z]{2,4})?$/i;

/** The root of a documentation site that an address names: up to its version, else up to its language, else itself. */
export function siteRoot(address: string): SiteRoot | undefined {
  const match = /^(https?:\/\/[^/\s]+)\/?([^#?\s]*)/.exec(address);
  if (!match || !URL.canParse(match[1] as string)) return undefined;
  const [, host = '', rest = ''] = match;
  const parts = rest.split('/').filter(Boolean);
  const at = parts.findIndex(isVersionSegment);
  if (at >= 0) {
    return {
      base: `${host}/${parts.slice(0, at + 1).join('/')}/`,
      version: (parts[at] ?? '').replace(/^v(?=\d)/, ''),
    };
  }
  const language = LANGUAGE.test(parts[0] ?? '') ? `${parts[0]}/` : '';
  return { base: `${host}/${language}` };
}

/**
 * The path below a site's root that an address names, however its version or folder was lost in scraping
 * (`/en/ref/…` and `/en/5.0/ref/…` are one place). Undefined when the address is on another host.
 */
export function pathOnSite(address: string, root: SiteRoot): string | undefined {
  const host = /^https?:\/\/[^/]+/.exec(root.base)?.[0];
  if (!host || !address.startsWith(host)) return undefined;
  let parts = address.slice(host.length).replace(/^\/+/, '').split('/');
  if (LANGUAGE.test(parts[0] ?? '')) parts = parts.slice(1);
  if (isVersionSegment(parts[0] ?? '')) parts = parts.slice(1);
  return parts.join('/');
}
