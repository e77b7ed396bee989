import { isPartName, MANIFEST_FILE, PARTS_FOLDER } from './pack-files.ts';
import { isDocSetId } from './ref.ts';

/**
 * What a request below `packs/` is for. A host that serves packs (`djdocs serve`, the desktop's own scheme) answers
 * exactly these and nothing else of a pack's folder.
 */
export type PackRoute =
  /** The list of the packs that are there. */
  | { readonly kind: 'index' }
  /** A file; `path` lies below the folder with the packs, `headers` go with the file's own. */
  | { readonly kind: 'file'; readonly path: string; readonly headers: Readonly<Record<string, string>> };

/** Parts are named by their content, so that they may be kept for ever. */
const FOR_EVER = { 'cache-control': 'public, max-age=31536000, immutable' };
const NOT_KEPT = { 'cache-control': 'no-cache' };

/** The headers of the list of packs. */
export const PACK_INDEX_HEADERS = { ...NOT_KEPT, 'content-type': 'application/json' };

/**
 * Where a request below `packs/` leads: `index.json`, `<id>/manifest.json`, `<id>/parts/<hash>.gz`; undefined for
 * everything else.
 * @param path decoded, without `packs/`
 */
export function routePackRequest(path: string): PackRoute | undefined {
  if (path === 'index.json') return { kind: 'index' };
  const [id = '', name = '', part, ...rest] = path.split('/');
  if (!isDocSetId(id) || rest.length > 0) return undefined;
  const file = (headers: Readonly<Record<string, string>>): PackRoute => ({ kind: 'file', path, headers });
  if (part === undefined) return name === MANIFEST_FILE ? file(NOT_KEPT) : undefined;
  const isPart = name === PARTS_FOLDER && part.endsWith('.gz') && isPartName(part.slice(0, -'.gz'.length));
  return isPart ? file({ ...FOR_EVER, 'content-type': 'application/gzip' }) : undefined;
}

/** What `packs/index.json` says. */
export function packIndex(ids: readonly string[]): string {
  return JSON.stringify({ packs: ids.map((id) => ({ id })) });
}
