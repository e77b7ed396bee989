import type { Diagnostic, MissingTopic, Source, SourceFormat, Topic } from '../core/types.ts';
import type { InventorySymbol } from '../import/importer.ts';
import { collectSymbols } from './collect-symbols.ts';
import { hashBytes } from './hash.ts';
import { placeTopics } from './place-topics.ts';
import { type Locate, resolveLinks } from './resolve-links.ts';
import { TopicIndex } from './topic-index.ts';
import type { DocSetDraft, VersionDraft } from './version-draft.ts';
import { sortVersions } from './version-order.ts';

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
  const all = new Map([...others, merged].map((version) => [version.label, version]));
  const versions = sortVersions([...all.keys()]).map((name) => all.get(name) as VersionDraft);
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
  // Source by source, so that one that is added again as it was changes nothing.
  const all = [...kept, ...added].sort((a, b) => a.source - b.source);
  const index = new TopicIndex(all);
  const topics = all.map((topic) => withHashes(resolveLinks(topic, locate.get(topic.path), index, noted)));
  const missing = [...missingBefore(version, known), ...built.missing].filter(
    (entry, i, list) => !index.topic(entry.path) && list.findIndex(({ path }) => path === entry.path) === i,
  );
  return {
    ...version,
    sources,
    topics,
    missing,
    diagnostics: [...diagnostics, ...noted.map((note) => ({ source: number, ...note }))].sort(byPlace),
  };
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  const [x, y] = [a, b].map(({ file, message }) => `${file}\0${message}`) as [string, string];
  const isSameFile = a.file === b.file;
  return (a.source ?? 0) - (b.source ?? 0) || (isSameFile ? a.line - b.line : 0) || (x < y ? -1 : 1);
}

const CATALOGUES: ReadonlySet<SourceFormat> = new Set(['skill', 'skill-index']);

/** What catalogues named before, without the one whose place is taken: it says anew what is missing. */
function missingBefore(version: VersionDraft, replaced: number): readonly MissingTopic[] {
  const isReplaced = CATALOGUES.has(version.sources[replaced]?.format ?? 'markdown');
  const hasOther = version.sources.some(({ format }, i) => i !== replaced && CATALOGUES.has(format));
  return isReplaced && !hasOther ? [] : version.missing;
}

function withHashes(topic: Topic): Topic {
  const chunks = topic.chunks.map((chunk) => {
    const hash = hashBytes(JSON.stringify([chunk.anchor, chunk.kind, chunk.title, chunk.content]));
    return hash === chunk.hash ? chunk : { ...chunk, hash };
  });
  return { ...topic, chunks };
}
