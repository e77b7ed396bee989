import type { Diagnostic, MissingTopic, Source, Topic } from '../core/types.ts';
import { compareVersions } from '../core/versions.ts';
import type { InventorySymbol } from '../import/importer.ts';
import { collectSymbols } from './collect-symbols.ts';
import { hashBytes } from './hash.ts';
import { type Locate, resolveLinks } from './resolve-links.ts';
import { TopicIndex } from './topic-index.ts';
import type { DocSetDraft, VersionDraft } from './version-draft.ts';

/** A source whose pages are cut into topics, links still as written. */
export interface BuiltSource {
  readonly source: Source;
  readonly topics: readonly Topic[];
  readonly locate: ReadonlyMap<string, Locate>;
  readonly missing: readonly MissingTopic[];
  readonly symbols: readonly InventorySymbol[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Adds a source to one version of a doc set. The same source again takes the place of what it brought before; a topic
 * that another source has already is left as it is when it says the same, and gets a path of its own when it does not.
 */
export function mergeSource(
  draft: DocSetDraft,
  label: string,
  detectedFrom: string,
  built: BuiltSource,
): DocSetDraft {
  const known = draft.versions.find((version) => version.label === label);
  const before = known ?? { label, detectedFrom, sources: [], topics: [], missing: [], diagnostics: [] };
  const merged = mergeIntoVersion(before, built);
  const others = draft.versions.filter((version) => version.label !== label);
  const versions = [...others, merged].sort((a, b) => compareVersions(a.label, b.label));
  return { ...draft, versions };
}

/** The number of the source of a version that this one takes the place of: the same one, or the index of a skill. */
export function findSource(version: VersionDraft, source: Source): number {
  return version.sources.findIndex(
    ({ format, name }) =>
      (format === source.format && name === source.name) ||
      (format === 'skill-index' && source.format === 'skill'),
  );
}

function mergeIntoVersion(version: VersionDraft, built: BuiltSource): VersionDraft {
  const known = findSource(version, built.source);
  const number = known < 0 ? version.sources.length : known;
  const sources = known < 0 ? [...version.sources, built.source] : version.sources.with(known, built.source);
  const kept = version.topics.filter((topic) => topic.source !== number);
  const diagnostics = version.diagnostics.filter((diagnostic) => diagnostic.source !== number);
  const noted: Diagnostic[] = [...built.diagnostics];

  const incoming = collectSymbols(
    built.topics.map((topic) => ({ ...topic, source: number })),
    built.symbols,
  );
  const { topics: added, locate } = placeTopics(incoming, kept, built.locate, noted);
  const all = [...kept, ...added];
  const index = new TopicIndex(all);
  const topics = all.map((topic) => withHashes(resolveLinks(topic, locate.get(topic.path), index, noted)));
  const missing = [...version.missing, ...built.missing].filter(
    (entry, i, list) => !index.topic(entry.path) && list.findIndex(({ path }) => path === entry.path) === i,
  );
  return {
    ...version,
    sources,
    topics,
    missing,
    diagnostics: [...diagnostics, ...noted.map((diagnostic) => ({ ...diagnostic, source: number }))],
  };
}

/** Gives every incoming topic a path that is free, noting the ones that had to move. */
function placeTopics(
  incoming: readonly Topic[],
  kept: readonly Topic[],
  locate: ReadonlyMap<string, Locate>,
  diagnostics: Diagnostic[],
): { topics: Topic[]; locate: Map<string, Locate> } {
  const taken = new Map(kept.map((topic) => [topic.path, topic]));
  const placed: Topic[] = [];
  const located = new Map<string, Locate>();
  for (const topic of incoming) {
    let path = topic.path;
    for (let n = 2; taken.has(path); n++) path = `${topic.path}-${n}`;
    if (path !== topic.path) {
      diagnostics.push({
        severity: 'warning',
        code: 'topic-conflict',
        message: `another source has a page "${topic.path}"; this one is now "${path}"`,
        file: topic.file,
        line: 0,
      });
    }
    const moved = path === topic.path ? topic : { ...topic, path };
    taken.set(path, moved);
    placed.push(moved);
    const locator = locate.get(topic.path);
    if (locator) located.set(path, locator);
  }
  return { topics: placed, locate: located };
}

function withHashes(topic: Topic): Topic {
  const chunks = topic.chunks.map((chunk) => {
    const hash = hashBytes(JSON.stringify([chunk.anchor, chunk.kind, chunk.title, chunk.content]));
    return hash === chunk.hash ? chunk : { ...chunk, hash };
  });
  return { ...topic, chunks };
}
