import type { Manifest } from './pack-format.ts';
import { decodePart } from './ref.ts';
import { findVersion, isVersionSegment } from './versions.ts';

/** A place on the web where the pages of an installed version stand. */
export interface WebRoot {
  readonly docSet: string;
  readonly label: string;
  /** All versions of the doc set, newest first. */
  readonly labels: readonly string[];
  /** Folders from the host down: `docs.example.org`, `en`, `5.0`. */
  readonly folders: readonly string[];
  /** The folder that names the version; -1 where none does. */
  readonly versionAt: number;
}

/** Where an address leads in installed documentation, if the version has the page. */
export interface WebPlace {
  readonly docSet: string;
  readonly label: string;
  readonly path: string;
  readonly fragment: string;
}

/** The places on the web that the sources of a pack say they stand for. */
export function webRoots({ docSet, versions }: Manifest): WebRoot[] {
  const labels = versions.map(({ label }) => label);
  return versions.flatMap(({ label, sources }) =>
    sources.flatMap(({ base }): WebRoot[] => {
      const folders = base === undefined ? undefined : splitAddress(base)?.folders;
      if (!folders) return [];
      return [{ docSet: docSet.id, label, labels, folders, versionAt: folders.findIndex(isVersionSegment) }];
    }),
  );
}

/**
 * Where an address may lead below some roots, the best first. Where a root's address names its version, the same
 * address with another version (`stable` for `5.2`) is the root of that one.
 */
export function placesOnWeb(address: string, roots: readonly WebRoot[]): WebPlace[] {
  const split = splitAddress(address);
  if (!split) return [];
  const { folders, fragment } = split;
  const found = roots.flatMap((root): { place: WebPlace; depth: number; isExact: boolean }[] => {
    const { docSet, versionAt } = root;
    const isBelow = root.folders.every((folder, i) => i === versionAt || folder === folders[i]);
    const named = folders[versionAt];
    const isExact = versionAt < 0 || named === root.folders[versionAt];
    const label = isExact ? root.label : named && findVersion(named, root.labels);
    if (!isBelow || label === undefined) return [];
    const depth = root.folders.length;
    const path =
      folders
        .slice(depth)
        .join('/')
        .replace(/\.html?$/, '') || 'index';
    return [{ place: { docSet, label, path, fragment }, depth, isExact }];
  });
  found.sort((a, b) => b.depth - a.depth || Number(b.isExact) - Number(a.isExact));
  return found.map(({ place }) => place);
}

/** An address of the web in parts; with or without a slash at its end is the same. */
function splitAddress(address: string): { folders: string[]; fragment: string } | undefined {
  const match = /^https?:\/\/([^/?#\s]+)([^?#\s]*)(?:\?[^#\s]*)?(?:#(\S*))?$/i.exec(address.trim());
  if (!match) return undefined;
  const [, host = '', path = '', fragment = ''] = match;
  const folders = path.split('/').filter(Boolean).map(decodePart);
  return { folders: [host.toLowerCase(), ...folders], fragment: decodePart(fragment) };
}
