import type { Pack } from '../core/pack.ts';
import type { Topic } from '../core/types.ts';
import { draftTopic } from './draft-topic.ts';
import type { DocSetDraft, SpareTopic, VersionDraft, WholeVersion } from './version-draft.ts';

/** An installed pack as a draft, to add to it or take from it. Reading it back and writing it gives the same bytes. */
export async function loadDraft(pack: Pack): Promise<DocSetDraft> {
  const { id, title, description } = pack.manifest.docSet;
  const versions: VersionDraft[] = [];
  for (const label of pack.versions) versions.push(draftVersion(await loadVersion(pack, label)));
  const assets = new Map<string, Uint8Array>();
  for (const { name } of (await pack.directory()).assets) assets.set(name, await pack.asset(name));
  return { id, title, description, versions, assets };
}

/** One version of an installed pack. @throws DocsError `not-found` when the pack does not have it. */
export async function loadVersion(pack: Pack, label: string): Promise<WholeVersion> {
  const { detectedFrom, sources } = pack.version(label);
  const list = await pack.topicList(label);
  const topics: Topic[] = [];
  for (const { path } of list.topics) {
    const topic = await pack.topic(path, label);
    if (topic) topics.push(topic);
  }
  const spare: SpareTopic<Topic>[] = [];
  for (const entry of await pack.spareEntries()) {
    if (entry.label !== label) continue;
    spare.push({ topic: await pack.spareTopic(entry), position: entry.position });
  }
  const { missing, found = [] } = list;
  const diagnostics = await pack.diagnostics(label);
  return { label, detectedFrom, sources, topics, spare, missing, found, diagnostics };
}

function draftVersion(version: WholeVersion): VersionDraft {
  const spare = version.spare.map(({ topic, position }) => ({ topic: draftTopic(topic), position }));
  return { ...version, topics: version.topics.map(draftTopic), spare };
}

/** A draft without one version; pictures that only it showed go with it. */
export function withoutVersion(draft: DocSetDraft, label: string): DocSetDraft {
  return withUsedAssets({ ...draft, versions: draft.versions.filter((version) => version.label !== label) });
}

/** A draft without the pictures that no topic shows. */
export function withUsedAssets(draft: DocSetDraft): DocSetDraft {
  const used = new Set(
    draft.versions.flatMap(({ topics, spare }) =>
      [...topics, ...spare.map(({ topic }) => topic)].flatMap(({ facts }) => facts.pictures),
    ),
  );
  const assets = new Map([...draft.assets].filter(([name]) => used.has(name)));
  const { storedAssets } = draft;
  return {
    ...draft,
    assets,
    ...(storedAssets ? { storedAssets: storedAssets.filter(({ name }) => used.has(name)) } : {}),
  };
}
