import { compareVersions } from '../../indexer/core/diff/compare-versions.ts';
import type { Library } from '../../indexer/core/library.ts';
import { parseRef } from '../../indexer/core/ref.ts';
import type { Opened } from './protocol.ts';

/**
 * A ref compared with another version of it, the older side first whichever was named first.
 * @throws DocsError `not-found` when the doc set has no such version, or neither version has the place.
 */
export async function openComparison(library: Library, address: string, other: string): Promise<Opened> {
  const { docSet, version, path, anchor } = parseRef(address, new Set(await library.docSets()));
  const pack = docSet === undefined ? (await library.resolve(path)).pack : await library.pack(docSet);
  const labels = [pack.version(version).label, pack.version(other).label];
  // A pack lists its versions newest first.
  const [newer, older] = labels.sort((a, b) => pack.versions.indexOf(a) - pack.versions.indexOf(b)) as [
    string,
    string,
  ];
  const { diff, before, after } = await compareVersions(library, address, older, newer);
  const missingIn = before === undefined ? older : after === undefined ? newer : undefined;
  const title = (await pack.topic(path, missingIn === newer ? older : newer))?.title ?? path;
  return {
    view: 'comparison',
    docSet: pack.id,
    version: newer,
    older,
    path,
    title,
    diff,
    ...(anchor === undefined ? {} : { anchor }),
    ...(missingIn === undefined ? {} : { missingIn }),
  };
}
