/**
 * Refs name a place in the documentation: `docset[@version]/topic/path[#anchor]`. A deep link is
 * `djdocs://open/` followed by a ref; the constant host keeps URL parsers from rewriting a doc set with `@` or dots.
 */
export interface Ref {
  readonly docSet?: string;
  readonly version?: string;
  /** Topic path, '' for the doc set as a whole. */
  readonly path: string;
  readonly anchor?: string;
}

export const DEEP_LINK_PREFIX = 'djdocs://open/';

const DOC_SET_ID = /^[a-z0-9][a-z0-9._-]{0,63}$/;

/** Whether a text may be the id of a doc set: a short lower-case slug, safe as a folder name on every system. */
export function isDocSetId(text: string): boolean {
  return DOC_SET_ID.test(text) && !text.endsWith('.') && !/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/.test(text);
}

/** The ref as people type and share it. Characters that would end a part of it are percent-encoded. */
export function formatRef(ref: Ref): string {
  const docSet = ref.docSet
    ? ref.docSet + (ref.version ? `@${encodePart(ref.version).replace(/\//g, '%2F')}` : '')
    : '';
  const path = encodePart(ref.path);
  const head = docSet && path ? `${docSet}/${path}` : docSet || path;
  return ref.anchor ? `${head}#${encodePart(ref.anchor)}` : head;
}

/**
 * The parts of a ref or deep link. Whether the first folder is a doc set cannot be told from the text alone:
 * `docSets` holds the installed ids, and a first folder that is none of them (and has no `@`) stays in the path.
 * Never throws; what cannot be decoded is taken as it is.
 */
export function parseRef(text: string, docSets: ReadonlySet<string>): Ref {
  const bare = text
    .trim()
    .replace(/^djdocs:\/\/open\//, '')
    .replace(/^\/+/, '');
  const hash = bare.indexOf('#');
  const anchor = hash < 0 ? '' : decodePart(bare.slice(hash + 1));
  const place = hash < 0 ? bare : bare.slice(0, hash);
  const slash = place.indexOf('/');
  const first = slash < 0 ? place : place.slice(0, slash);
  const rest = slash < 0 ? '' : place.slice(slash + 1);
  const at = first.indexOf('@');
  const id = at < 0 ? first : first.slice(0, at);
  const withAnchor = anchor ? { anchor } : {};
  if (at > 0 || docSets.has(id)) {
    const version = at < 0 ? '' : decodePart(first.slice(at + 1));
    return { docSet: id, ...(version ? { version } : {}), path: decodePath(rest), ...withAnchor };
  }
  return { path: decodePath(place), ...withAnchor };
}

/** Splits `topic/path#fragment` as stored in links. */
export function splitTarget(to: string): { path: string; fragment: string } {
  const hash = to.indexOf('#');
  return hash < 0 ? { path: to, fragment: '' } : { path: to.slice(0, hash), fragment: to.slice(hash + 1) };
}

function encodePart(text: string): string {
  return text.replace(/[%#?\s\p{Cc}]/gu, (char) => encodeURIComponent(char));
}

/** A percent-encoded part of an address; what cannot be decoded is taken as it is. */
export function decodePart(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function decodePath(text: string): string {
  return decodePart(text).replace(/\/+$/, '');
}
