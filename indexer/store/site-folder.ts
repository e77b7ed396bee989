import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { DocsError, UsageError } from '../core/errors.ts';
import type { SiteFile } from '../site/site-file.ts';

/** The file of a site that names all files that an export has put there. */
export const SITE_LIST = 'djdocs-site.json';
/** Takes the bytes of a file until they are whole. */
const UNFINISHED = 'djdocs-site.new';
const LIST_FORMAT = 1;

/** What writing a site did. */
export interface WrittenSite {
  /** Files of the site. */
  readonly files: number;
  readonly bytes: number;
  /** Of them, those that were not there before, or not so. */
  readonly written: number;
  readonly writtenBytes: number;
  /** Files of an earlier export that are no longer part of it. */
  readonly removed: number;
}

export interface WriteOptions {
  /** Whether the files may go among others that no export has put there, and over some of them. @default false */
  readonly force?: boolean;
  readonly onFile?: (done: number, total: number) => void;
}

/**
 * Makes a folder hold the files of a site, in the order in which they are given: writes those that are not there as they are to be,
 * and deletes those of an earlier export that are gone. Whatever else is in the folder stays. Each file is there whole or
 * not at all, and until the last is, the files of before are there too.
 * @throws UsageError when the folder holds something else than a site, or a file of somebody's where one of the site belongs.
 * @throws DocsError `import-failed` when a file cannot be written.
 */
export async function writeSite(
  folder: string,
  files: readonly SiteFile[],
  { force = false, onFile }: WriteOptions = {},
): Promise<WrittenSite> {
  const before = readSiteList(folder);
  const paths = files.map(({ path }) => path);
  if (!force) refuseOthers(folder, before, paths);
  const own = new Set(paths);
  const counts = { written: 0, writtenBytes: 0, bytes: 0 };
  try {
    mkdirSync(folder, { recursive: true });
    // What is written from now on is known as the site's, whatever happens on the way.
    writeWhole(folder, SITE_LIST, listText([...(before ?? []), ...paths]));
    for (const [i, file] of files.entries()) {
      const bytes = await file.content();
      counts.bytes += bytes.length;
      if (writeWhole(folder, file.path, bytes)) {
        counts.written++;
        counts.writtenBytes += bytes.length;
      }
      onFile?.(i + 1, files.length);
    }
    const gone = (before ?? []).filter((path) => !own.has(path));
    for (const path of gone) removeFile(folder, path);
    const list = listText(paths);
    writeWhole(folder, SITE_LIST, list);
    return { ...counts, files: own.size + 1, bytes: counts.bytes + list.length, removed: gone.length };
  } catch (cause) {
    const { code, path = folder } = cause as NodeJS.ErrnoException;
    if (code === undefined || !path.startsWith(folder)) throw cause;
    const why = code === 'ENOSPC' ? 'the disk is full' : code;
    const hint =
      'Export again to the same folder once that is mended; until then the site is as far as it got';
    throw new DocsError('import-failed', `Cannot write ${path}: ${why}`, hint, { cause });
  } finally {
    rmSync(join(folder, UNFINISHED), { force: true });
  }
}

/** The files that exports have put into a folder; undefined when none has. What leads out of the folder is none of them. */
export function readSiteList(folder: string): string[] | undefined {
  try {
    const list = JSON.parse(readFileSync(join(folder, SITE_LIST), 'utf8')) as { files?: unknown } | null;
    const names = Array.isArray(list?.files) ? list.files : undefined;
    return names?.filter((path): path is string => typeof path === 'string' && isInside(path));
  } catch {
    return undefined;
  }
}

function isInside(path: string): boolean {
  return (
    path !== '' &&
    !/[\\\0:]/.test(path) &&
    path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
  );
}

function listText(paths: readonly string[]): Uint8Array {
  const files = [...new Set(paths)].sort();
  return new TextEncoder().encode(
    `${JSON.stringify({ format: LIST_FORMAT, files }, null, 0).replace(/","/g, '",\n"')}\n`,
  );
}

function refuseOthers(folder: string, before: readonly string[] | undefined, paths: readonly string[]): void {
  if (!existsSync(folder)) return;
  const there = readdirSync(folder);
  const hint = 'Give another folder, or `--force` to write into this one; what else is in it stays';
  if (before === undefined && there.length > 0) {
    throw new UsageError(`${folder} is not empty, and no site that djdocs has written`, hint);
  }
  const known = new Set(before);
  const taken = paths.find((path) => !known.has(path) && existsSync(join(folder, path)));
  if (taken !== undefined) {
    throw new UsageError(`${join(folder, taken)} is there, and djdocs has not written it`, hint);
  }
}

/** @returns whether the file was not there, or not so. */
function writeWhole(folder: string, path: string, bytes: Uint8Array): boolean {
  const file = join(folder, path);
  const stats = lstatSync(file, { throwIfNoEntry: false });
  if (stats?.isFile() && stats.size === bytes.length && readFileSync(file).equals(bytes)) return false;
  mkdirSync(dirname(file), { recursive: true });
  const unfinished = join(folder, UNFINISHED);
  writeFileSync(unfinished, bytes);
  renameSync(unfinished, file);
  return true;
}

/** Takes a file away, and the folders that are empty then. */
function removeFile(folder: string, path: string): void {
  // A link in its way was put there by somebody else.
  const parents = path.split('/').slice(0, -1);
  const above = parents.map((_, i) => join(folder, ...parents.slice(0, i + 1)));
  if (above.some((one) => !lstatSync(one, { throwIfNoEntry: false })?.isDirectory())) return;
  const stats = lstatSync(join(folder, path), { throwIfNoEntry: false });
  if (stats && !stats.isDirectory()) rmSync(join(folder, path));
  for (const parent of above.reverse()) {
    try {
      rmdirSync(parent);
    } catch {
      return;
    }
  }
}
