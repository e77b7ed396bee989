import { posix } from 'node:path';
import { parse } from 'yaml';
import { DocsError } from '../core/errors.ts';
import { isDocSetId } from '../core/ref.ts';
import { isVersionLabel } from '../core/versions.ts';
import { makeTree, type SourceTree } from './source-tree.ts';

/** `doc-set.yaml`: a folder's own word on which doc set it holds, which versions, and where their sources are. */
export interface DocSetFile {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly license?: string;
  readonly versions: readonly {
    readonly label: string;
    readonly sources: readonly { readonly path: string; readonly format?: string }[];
  }[];
}

export const DOC_SET_FILE = 'doc-set.yaml';

/**
 * Reads the description of a doc set, if the folder has one.
 * @throws DocsError `source-unsupported` when it is there and cannot be understood.
 */
export function readDocSetFile(tree: SourceTree): DocSetFile | undefined {
  const file = tree.file(DOC_SET_FILE);
  if (!file) return undefined;
  const bad = (why: string, cause?: unknown) =>
    new DocsError(
      'source-unsupported',
      `${DOC_SET_FILE} in ${tree.name} ${why}`,
      'See content/README.md for an example',
      {
        cause,
      },
    );
  let value: unknown;
  try {
    value = parse(new TextDecoder().decode(file.read()), { schema: 'failsafe', maxAliasCount: 0 });
  } catch (cause) {
    throw bad('is not YAML', cause);
  }
  if (!isDocSetFile(value)) throw bad('lacks an id, a title or versions with sources');
  // The id names a folder, so it must not come from somebody's file unseen.
  if (!isDocSetId(value.id)) throw bad(`has "${value.id}", which cannot be the id of a doc set`);
  const label = value.versions.map((version) => version.label).find((one) => !isVersionLabel(one));
  if (label !== undefined) throw bad(`has "${label}", which cannot be the label of a version`);
  return value;
}

/**
 * The files of one source of a version, as a tree of their own. Their paths start below the version's folder, so that
 * links between its sources lead where they say.
 */
export function sourceOf(tree: SourceTree, path: string): SourceTree {
  const clean = posix.normalize(path).replace(/\/$/, '');
  const root = clean.includes('/') ? (clean.split('/')[0] as string) : '';
  const files = tree.files
    .filter((file) => file.path === clean || file.path.startsWith(`${clean}/`))
    .map((file) => ({
      path: root ? file.path.slice(root.length + 1) : file.path,
      size: file.size,
      read: () => file.read(),
    }));
  if (files.length === 0) {
    throw new DocsError(
      'source-missing',
      `${DOC_SET_FILE} names "${path}", which is not there`,
      'Check its sources',
    );
  }
  return makeTree(posix.basename(clean), false, files);
}

function isDocSetFile(value: unknown): value is DocSetFile {
  const file = value as Partial<DocSetFile> | null;
  return (
    typeof file?.id === 'string' &&
    typeof file.title === 'string' &&
    Array.isArray(file.versions) &&
    file.versions.every(
      (version) =>
        typeof version?.label === 'string' &&
        Array.isArray(version.sources) &&
        version.sources.every((source: { path?: unknown } | null) => typeof source?.path === 'string'),
    )
  );
}
