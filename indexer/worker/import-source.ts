import { DocsError, UsageError } from '../core/errors.ts';
import type { ImportedVersion, ImportPhase, ImportRequest } from '../core/import-messages.ts';
import { isDocSetId } from '../core/ref.ts';
import { isVersionLabel, UNVERSIONED } from '../core/versions.ts';
import { withCompanions } from '../import/companions.ts';
import { readDocSetFile, sourceOf } from '../import/doc-set-file.ts';
import type { FoundVersion, ImportedSource } from '../import/importer.ts';
import { openSource } from '../import/open-source.ts';
import { recognise, splitSource } from '../import/recognise.ts';
import type { SourceTree } from '../import/source-tree.ts';
import { buildSource, type ReadSource } from '../pipeline/build-source.ts';
import { comparePages } from '../pipeline/compare-pages.ts';
import { countVersion } from '../pipeline/count-version.ts';
import { encodePack } from '../pipeline/encode-pack.ts';
import { withoutVersion, withUsedAssets } from '../pipeline/load-draft.ts';
import { findSource, mergeSource } from '../pipeline/merge-source.ts';
import type { Assets } from '../pipeline/page-context.ts';
import type { DocSetDraft, VersionDraft } from '../pipeline/version-draft.ts';
import { changePack } from '../store/change-pack.ts';

/** Tells how far an import is. `total` is exact within a phase. */
export type OnProgress = (phase: ImportPhase, done: number, total: number) => void;

/** What the sources of one request have done so far. */
export interface ImportRun {
  /** Doc sets that are another one than before: the way back leads to before all of it. */
  readonly changed: Set<string>;
  /** `docset@version`s that were started over: what the request itself brought to them stays. */
  readonly startedOver: Set<string>;
}

export function startRun(): ImportRun {
  return { changed: new Set(), startedOver: new Set() };
}

/** A source that has been read, with where it goes. */
interface PlacedSource extends ReadSource {
  readonly given: string;
  readonly reason: string;
  readonly label: string;
  readonly detectedFrom: string;
}

/** A doc set that a given path brings sources for. */
interface Delivery {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Whether the source is the doc set's own word on its title, rather than somebody's scrape of it. */
  readonly isAuthority: boolean;
  readonly sources: readonly PlacedSource[];
  /** The pictures of all of them. */
  readonly assets: Assets;
}

/**
 * Adds one given path to the installed packs: reads it, merges it into its doc set, and puts the new pack in force. A
 * path that holds several sources side by side is read as a whole first, then they are added one after the other.
 * @returns one entry per version and source that was added.
 * @throws DocsError when nothing of it can be read; installed packs are then as before.
 */
export async function importSource(
  given: string,
  request: ImportRequest,
  onProgress: OnProgress,
  run: ImportRun = startRun(),
): Promise<ImportedVersion[]> {
  if (request.docSet !== undefined && !isDocSetId(request.docSet)) {
    throw new UsageError(
      `"${request.docSet}" cannot be the id of a doc set`,
      'Use lower-case letters, digits and dashes',
    );
  }
  if (request.version !== undefined && !isVersionLabel(request.version)) {
    throw new UsageError(
      `"${request.version}" cannot be the label of a version`,
      'Use letters, digits, dots, dashes and underscores, as in 5.2 or dev',
    );
  }
  const parts = splitSource(withCompanions(await openSource(given), given), request.as);
  const deliveries = parts.map(({ path, tree }) =>
    readDelivery(tree, path ? `${given}/${path}` : given, request, onProgress),
  );
  const imported: ImportedVersion[] = [];
  for (const delivery of deliveries) {
    try {
      imported.push(...(await deliver(delivery, given, request, onProgress, run)));
    } catch (cause) {
      throw imported.length > 0 && cause instanceof DocsError ? afterSome(imported, cause) : cause;
    }
  }
  return imported;
}

/** What to say when some sources of a path are in force already. */
function afterSome(imported: readonly ImportedVersion[], cause: DocsError): DocsError {
  const added = imported.map(({ docSet, version }) => `${docSet}@${version}`).join(', ');
  return new DocsError(cause.code, `${cause.message} (added before that: ${added})`, cause.hint, { cause });
}

async function deliver(
  delivery: Delivery,
  given: string,
  request: ImportRequest,
  onProgress: OnProgress,
  run: ImportRun,
): Promise<ImportedVersion[]> {
  const { id } = delivery;
  const labels = [...new Set(delivery.sources.map((source) => source.label))];
  const startOver = request.replace ? labels.filter((label) => !run.startedOver.has(`${id}@${label}`)) : [];
  const before = new Map<string, VersionDraft>();
  let total = 0;
  const change = async (installed: DocSetDraft | undefined) => {
    for (const version of installed?.versions ?? []) before.set(version.label, version);
    let draft = installed ?? {
      id: delivery.id,
      title: delivery.title,
      description: delivery.description,
      versions: [],
      assets: new Map(),
    };
    if (delivery.isAuthority) draft = { ...draft, title: delivery.title, description: delivery.description };
    for (const label of startOver) draft = withoutVersion(draft, label);
    draft = { ...draft, assets: new Map([...draft.assets, ...delivery.assets]) };
    delivery.sources.forEach((source, i) => {
      onProgress('linking', i, delivery.sources.length);
      draft = mergeSource(draft, source.label, source.detectedFrom, source.built);
    });
    draft = withUsedAssets(draft);
    total = new Set(draft.versions.flatMap((version) => version.topics.map((topic) => topic.path))).size;
    let done = 0;
    const pack = encodePack(draft, () => onProgress('indexing', ++done, total));
    onProgress('writing', 0, pack.parts.size);
    return { draft, pack };
  };
  const { draft, changed } = await changePack(request.packs, id, change, {
    keepPrevious: run.changed.has(id),
  });
  if (changed) run.changed.add(id);
  for (const label of startOver) run.startedOver.add(`${id}@${label}`);
  return labels.map((label) => {
    const version = draft.versions.find((candidate) => candidate.label === label);
    if (!version) throw new Error(`version ${label} is not in the pack that was written`);
    const brought = delivery.sources.filter((source) => source.label === label);
    const replaced = startOver.includes(label) ? before.get(label)?.topics.length : undefined;
    return {
      ...describeVersion(given, id, before.get(label), version, brought),
      changed,
      ...(replaced === undefined ? {} : { replaced }),
    };
  });
}

function describeVersion(
  given: string,
  docSet: string,
  before: VersionDraft | undefined,
  version: VersionDraft,
  brought: readonly PlacedSource[],
): Omit<ImportedVersion, 'changed' | 'replaced'> {
  const numbers = new Set(brought.map(({ built }) => findSource(version, built.source)));
  return {
    source: given,
    sources: brought.map(({ given: path, built, reason }) => ({ path, format: built.source.format, reason })),
    docSet,
    version: version.label,
    detectedFrom: brought[0]?.detectedFrom ?? version.detectedFrom,
    pages: comparePages(before, version, numbers),
    otherSources: version.sources.flatMap(({ name }, number) => (numbers.has(number) ? [] : [name])),
    counts: countVersion(version),
    diagnostics: version.diagnostics.filter(({ source }) => source !== undefined && numbers.has(source)),
    removed: brought.flatMap(({ removed }) => removed),
  };
}

function readDelivery(
  tree: SourceTree,
  given: string,
  request: ImportRequest,
  onProgress: OnProgress,
): Delivery {
  const assets: Assets = new Map();
  const described = request.as === undefined ? readDocSetFile(tree) : undefined;
  if (!described) {
    const source = readPlaced(tree, given, request, assets, onProgress);
    const { docSet } = source.imported;
    const isAuthority = source.built.source.format === 'sphinx-html';
    return { ...docSet, id: request.docSet ?? docSet.id, isAuthority, sources: [source], assets };
  }
  const sources = described.versions.flatMap((version) =>
    version.sources.map(({ path, format }) => {
      const placed = {
        ...request,
        version: request.version ?? version.label,
        ...(format ? { as: format } : {}),
      };
      const source = readPlaced(sourceOf(tree, path), `${given}/${path}`, placed, assets, onProgress);
      const license = source.built.source.license ?? described.license;
      // Two of its sources may end in the same name.
      const name = path.replace(/\/+$/, '');
      const named = { ...source.built.source, name, ...(license ? { license } : {}) };
      const built = { ...source.built, source: named };
      return { ...source, built, detectedFrom: 'doc-set.yaml' };
    }),
  );
  const { title, description } = described;
  return { id: request.docSet ?? described.id, title, description, isAuthority: true, sources, assets };
}

function readPlaced(
  tree: SourceTree,
  given: string,
  request: ImportRequest,
  assets: Assets,
  onProgress: OnProgress,
): PlacedSource {
  const { importer, reason } = recognise(tree, request.as);
  const read = buildSource(importer, tree, assets, (done, total) => onProgress('reading', done, total));
  const found = request.version
    ? { label: request.version, detectedFrom: 'as was asked' }
    : foundVersion(read.imported);
  return { ...read, given, reason, ...found };
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
