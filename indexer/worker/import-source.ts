import { join } from 'node:path';
import { DocsError, UsageError } from '../core/errors.ts';
import type { ImportedVersion, ImportPhase, ImportRequest } from '../core/import-messages.ts';
import type { Pack } from '../core/pack.ts';
import { isDocSetId } from '../core/ref.ts';
import { isVersionLabel } from '../core/versions.ts';
import { withCompanions } from '../import/companions.ts';
import { openSource } from '../import/open-source.ts';
import { splitSource } from '../import/recognise.ts';
import { comparePages } from '../pipeline/compare-pages.ts';
import { countVersion } from '../pipeline/count-version.ts';
import { loadDraft, withoutVersion, withUsedAssets } from '../pipeline/load-draft.ts';
import { findSource, mergeSource } from '../pipeline/merge-source.ts';
import type { DocSetDraft, VersionDraft } from '../pipeline/version-draft.ts';
import { changePack } from '../store/change-pack.ts';
import {
  type BroughtSource,
  type BroughtSources,
  type Delivery,
  openDelivery,
  readDelivery,
} from './delivery.ts';
import { type EncodedDraft, encodeDraft } from './encode-draft.ts';
import { type OpenedMemory, openMemory, spareEntries } from './opened-memory.ts';
import { remember } from './remember.ts';
import { Team } from './team.ts';

/** Tells how far an import is. `total` is exact within a phase. */
export type OnProgress = (phase: ImportPhase, done: number, total: number) => void;

/** What the sources of one request have done so far. */
export interface ImportRun {
  readonly team: Team;
  /** Of the program; without it nothing is remembered from one import to the next. */
  readonly fingerprint: string | undefined;
  /** Doc sets that are another one than before: the way back leads to before all of it. */
  readonly changed: Set<string>;
  /** `docset@version`s that were started over: what the request itself brought to them stays. */
  readonly startedOver: Set<string>;
}

export function startRun(team = new Team(), fingerprint?: string): ImportRun {
  return { team, fingerprint, changed: new Set(), startedOver: new Set() };
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
  const read: ReadDelivery[] = [];
  for (const { path, tree } of splitSource(withCompanions(await openSource(given), given), request.as)) {
    const delivery = openDelivery(tree, path ? `${given}/${path}` : given, request);
    const { fingerprint } = run;
    const memory = fingerprint ? await openMemory(request.packs, delivery.id, fingerprint) : undefined;
    const readWith = (known: OpenedMemory | undefined) =>
      readDelivery(delivery, known, run.team, (done, total) => onProgress('reading', done, total));
    read.push({ delivery, memory, readWith, brought: await readWith(memory) });
  }
  const imported: ImportedVersion[] = [];
  for (const one of read) {
    try {
      imported.push(...(await deliver(one, given, request, onProgress, run)));
    } catch (cause) {
      throw imported.length > 0 && cause instanceof DocsError ? afterSome(imported, cause) : cause;
    }
  }
  return imported;
}

/** A delivery whose pages are read. */
interface ReadDelivery {
  readonly delivery: Delivery;
  readonly brought: BroughtSources;
  /** What was known of its doc set when they were read. */
  readonly memory: OpenedMemory | undefined;
  readonly readWith: (memory: OpenedMemory | undefined) => Promise<BroughtSources>;
}

/** What to say when some sources of a path are in force already. */
function afterSome(imported: readonly ImportedVersion[], cause: DocsError): DocsError {
  const added = imported.map(({ docSet, version }) => `${docSet}@${version}`).join(', ');
  return new DocsError(cause.code, `${cause.message} (added before that: ${added})`, cause.hint, { cause });
}

async function deliver(
  read: ReadDelivery,
  given: string,
  request: ImportRequest,
  onProgress: OnProgress,
  run: ImportRun,
): Promise<ImportedVersion[]> {
  const { id, title, description, isAuthority } = read.delivery;
  const { packs } = request;
  const folder = join(packs, id);
  let { brought, memory } = read;
  const labels = [...new Set(brought.sources.map((source) => source.label))];
  const startOver = request.replace ? labels.filter((label) => !run.startedOver.has(`${id}@${label}`)) : [];
  const before = new Map<string, VersionDraft>();
  const among = new Map<string, string>();
  let encoded: EncodedDraft | undefined;
  const load = async (pack: Pack): Promise<DocSetDraft> => {
    if (memory?.seal === pack.manifest.seal) return memory.memory.draft;
    if (memory) {
      // Somebody has changed the pack since the pages were read, so that what was known counts for nothing.
      memory = undefined;
      brought = await read.readWith(undefined);
    }
    return loadDraft(pack);
  };
  const change = async (installed: DocSetDraft | undefined) => {
    for (const version of installed?.versions ?? []) before.set(version.label, version);
    let draft = installed ?? { id, title, description, versions: [], assets: new Map() };
    if (isAuthority) draft = { ...draft, title, description };
    for (const label of startOver) draft = withoutVersion(draft, label);
    draft = { ...draft, assets: new Map([...draft.assets, ...brought.assets]) };
    brought.sources.forEach((source, i) => {
      onProgress('linking', i, brought.sources.length);
      draft = mergeSource(draft, source.label, source.detectedFrom, source.built, among);
    });
    draft = withUsedAssets(draft);
    encoded = await encodeDraft(draft, folder, run.team, memory, (done, total) =>
      onProgress('indexing', done, total),
    );
    onProgress('writing', 0, encoded.pack.parts.size);
    return { draft, pack: encoded.pack };
  };
  const { draft, changed } = await changePack(packs, id, change, {
    keepPrevious: run.changed.has(id),
    load,
  });
  if (run.fingerprint && encoded) {
    const { pack, topics, words } = encoded;
    const owner = { fingerprint: run.fingerprint, manifest: pack.manifest.seal };
    const spare = spareEntries(folder, pack.manifest);
    const { sources } = brought;
    remember(packs, owner, {
      draft,
      brought: sources,
      encoded: topics,
      words,
      tables: pack.tables,
      among,
      before: memory?.memory,
      spare,
    });
  }
  if (changed) run.changed.add(id);
  for (const label of startOver) run.startedOver.add(`${id}@${label}`);
  return labels.map((label) => {
    const version = draft.versions.find((candidate) => candidate.label === label);
    if (!version) throw new Error(`version ${label} is not in the pack that was written`);
    const ofVersion = brought.sources.filter((source) => source.label === label);
    const replaced = startOver.includes(label) ? before.get(label)?.topics.length : undefined;
    return {
      ...describeVersion(given, id, before.get(label), version, ofVersion),
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
  brought: readonly BroughtSource[],
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
