import { join } from 'node:path';
import type { ImportedVersion, ImportRequest } from '../core/import-messages.ts';
import type { Pack } from '../core/pack.ts';
import { comparePages } from '../pipeline/compare-pages.ts';
import { countVersion } from '../pipeline/count-version.ts';
import { loadDraft, withoutVersion, withUsedAssets } from '../pipeline/load-draft.ts';
import { findSource, mergeSource } from '../pipeline/merge-source.ts';
import type { DocSetDraft, VersionDraft } from '../pipeline/version-draft.ts';
import { changePack } from '../store/change-pack.ts';
import type { BroughtSource } from './delivery.ts';
import { type EncodedDraft, encodeDraft } from './encode-draft.ts';
import type { ImportRun, OnProgress } from './import-run.ts';
import { spareEntries } from './opened-memory.ts';
import type { ReadDelivery } from './read-deliveries.ts';
import { remember } from './remember.ts';

/**
 * Merges a delivery into its doc set and puts the new pack in force.
 * @returns one entry per version and source that was added
 * @throws DocsError when it cannot be merged or written; the installed pack is then as before
 */
export async function deliver(
  read: ReadDelivery,
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
      ...describeVersion(read.given.get(label) ?? '', id, before.get(label), version, ofVersion),
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
