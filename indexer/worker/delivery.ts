import type { ImportRequest } from '../core/import-messages.ts';
import type { Origin } from '../core/types.ts';
import { isVersionLabel, UNVERSIONED } from '../core/versions.ts';
import { readDocSetFile, sourceOf } from '../import/doc-set-file.ts';
import type { FoundVersion, ImportedSource } from '../import/importer.ts';
import { recognise } from '../import/recognise.ts';
import type { SourceTree } from '../import/source-tree.ts';
import { gatherPages, type ReadSource } from '../pipeline/build-source.ts';
import type { Assets } from '../pipeline/page-context.ts';
import { type OpenedMemory, pagesOfSource } from './opened-memory.ts';
import { type KeyedPage, type OpenedFiles, openFiles, readPages } from './read-source.ts';
import type { Team } from './team.ts';

/** A source that is opened, with where it goes. */
export interface PlacedSource {
  readonly opened: OpenedFiles;
  /** What its version knows it by. */
  readonly name: string;
  readonly license?: string;
  readonly origin?: Origin;
  readonly given: string;
  readonly reason: string;
  readonly label: string;
  readonly detectedFrom: string;
}

/** A doc set that a given path brings sources for. */
export interface Delivery {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Whether the source is the doc set's own word on its title, rather than somebody's scrape of it. */
  readonly isAuthority: boolean;
  readonly sources: readonly PlacedSource[];
}

/** A source of a delivery with its pages. */
export interface BroughtSource extends PlacedSource, ReadSource {
  readonly pages: readonly KeyedPage[];
}

/** The sources of a delivery with their pages, and the pictures of all of them. */
export interface BroughtSources {
  readonly sources: readonly BroughtSource[];
  readonly assets: Assets;
}

/** Opens what a path brings. @throws DocsError when it is in no format, or nothing of it can be read. */
export function openDelivery(tree: SourceTree, given: string, request: ImportRequest): Delivery {
  const described = request.as === undefined ? readDocSetFile(tree) : undefined;
  if (!described) {
    const source = placeSource(tree, given, request);
    const { importer, imported } = source.opened;
    const id = request.docSet ?? imported.docSet.id;
    return { ...imported.docSet, id, isAuthority: importer.format === 'sphinx-html', sources: [source] };
  }
  const sources = described.versions.flatMap((version) =>
    version.sources.map(({ path, format }): PlacedSource => {
      const { label } = version;
      const own = { ...request, version: request.version ?? label, ...(format ? { as: format } : {}) };
      const source = placeSource(sourceOf(tree, path), `${given}/${path}`, own);
      const license = source.license ?? described.license;
      // Two of its sources may end in the same name.
      const name = path.replace(/\/+$/, '');
      return { ...source, name, ...(license ? { license } : {}), detectedFrom: 'doc-set.yaml' };
    }),
  );
  const { title, description } = described;
  return { id: request.docSet ?? described.id, title, description, isAuthority: true, sources };
}

function placeSource(tree: SourceTree, given: string, request: ImportRequest): PlacedSource {
  const { importer, reason } = recognise(tree, request.as);
  const opened = openFiles(importer, tree);
  const license = opened.imported.license ?? request.fetched?.license;
  const found = request.version
    ? { label: request.version, detectedFrom: 'as was asked' }
    : foundVersion(opened.imported);
  const origin = request.fetched && { origin: request.fetched.origin };
  return { opened, name: tree.name, ...(license ? { license } : {}), ...origin, given, reason, ...found };
}

/** What the source says, where that can be a label. */
function foundVersion({ version }: ImportedSource): FoundVersion {
  if (!version) return { label: UNVERSIONED, detectedFrom: 'the source does not say' };
  if (isVersionLabel(version.label)) return version;
  return {
    label: UNVERSIONED,
    detectedFrom: `${version.detectedFrom} says "${version.label}", which cannot be a label`,
  };
}

/**
 * Reads the pages of a delivery.
 * @param memory of its doc set: pages that are in it are not read again.
 * @param onPage is told how many pages of a source are done, and how many it has.
 * @throws DocsError when no page of a source can be read.
 */
export async function readDelivery(
  { sources }: Delivery,
  memory: OpenedMemory | undefined,
  team: Team,
  onPage: (done: number, total: number) => void,
): Promise<BroughtSources> {
  const assets: Assets = new Map();
  const brought: BroughtSource[] = [];
  for (const source of sources) {
    const { opened, name, license, origin, label } = source;
    const { format } = opened.importer;
    const find = memory ? pagesOfSource(memory.memory, label, { format, name }) : () => undefined;
    const pages = await readPages(opened, find, team, onPage);
    const read = gatherPages(
      opened,
      pages.map(({ page }) => page),
      assets,
    );
    const named = {
      ...read.built.source,
      name,
      ...(license ? { license } : {}),
      ...(origin ? { origin } : {}),
    };
    brought.push({ ...source, ...read, built: { ...read.built, source: named }, pages });
  }
  return { sources: brought, assets };
}
