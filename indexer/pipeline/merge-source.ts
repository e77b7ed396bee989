import type { Diagnostic, MissingTopic, Source } from '../core/types.ts';
import type { InventorySymbol } from '../import/importer.ts';
import { collectSymbols } from './collect-symbols.ts';
import type { DraftTopic } from './draft-topic.ts';
import { findCatalogued } from './find-catalogued.ts';
import { hashBytes } from './hash.ts';
import { pagesOf } from './pages-of.ts';
import { type PlacedTopics, placeTopics } from './place-topics.ts';
import { releaseLinks, resolveLinks, type Surroundings } from './resolve-links.ts';
import { TopicIndex } from './topic-index.ts';
import { refuseStranger, updatePages } from './update-pages.ts';
import type { DocSetDraft, VersionDraft } from './version-draft.ts';
import { sortVersions } from './version-order.ts';

/** A page that is there but could not be read. */
export interface UnreadPage {
  readonly file: string;
  /** Its path, where that is known without reading it. */
  readonly path?: string;
}

/** A source whose pages are cut into topics; their links are located, not resolved yet. */
export interface BuiltSource {
  readonly source: Source;
  readonly topics: readonly DraftTopic[];
  readonly unread: readonly UnreadPage[];
  readonly missing: readonly MissingTopic[];
  readonly symbols: readonly InventorySymbol[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What merging itself has to say; it is said anew each time. */
const MERGE_CODES: ReadonlySet<string> = new Set(['unresolved-link', 'topic-conflict', 'page-differs']);

/**
 * Adds a source to one version of a doc set. The same source again takes the place of what it brought before, except
 * for pages that cannot be read now: their text stays. How the pages of several sources come together is said in
 * place-topics.ts.
 * @param resolvedAmong is told, by label and number of the source, the hash of what links were resolved among.
 * @throws DocsError `ambiguous` when the version has a source of this name and format that shares no page with it.
 */
export function mergeSource(
  draft: DocSetDraft,
  label: string,
  detectedFrom: string,
  built: BuiltSource,
  resolvedAmong: Map<string, string> = new Map(),
): DocSetDraft {
  const known =
    draft.versions.find((version) => version.label === label) ?? emptyVersion(label, detectedFrom);
  const merged = mergeIntoVersion(known, built, draft.id, resolvedAmong);
  const others = draft.versions.filter((version) => version.label !== label);
  const all = new Map([...others, merged].map((version) => [version.label, version]));
  const versions = sortVersions([...all.keys()]).map((name) => all.get(name) as VersionDraft);
  return { ...draft, versions };
}

/** The number of the source of a version that this one takes the place of: the same one, or the index of a skill. */
export function findSource(version: VersionDraft, source: Pick<Source, 'format' | 'name'>): number {
  return version.sources.findIndex(
    ({ format, name }) =>
      (format === source.format && name === source.name) ||
      (format === 'skill-index' && source.format === 'skill'),
  );
}

function emptyVersion(label: string, detectedFrom: string): VersionDraft {
  return { label, detectedFrom, sources: [], topics: [], spare: [], missing: [], found: [], diagnostics: [] };
}

function mergeIntoVersion(
  version: VersionDraft,
  built: BuiltSource,
  docSet: string,
  resolvedAmong: Map<string, string>,
): VersionDraft {
  const known = findSource(version, built.source);
  const number = known < 0 ? version.sources.length : known;
  const sources = known < 0 ? [...version.sources, built.source] : version.sources.with(known, built.source);
  const knownPages: (readonly DraftTopic[])[] = pagesOf(version);
  const before = knownPages[number] ?? [];
  const replaced = version.sources[known];
  if (replaced) refuseStranger(`${docSet} ${version.label}`, replaced, before, built);
  const read = collectSymbols(
    built.topics.map((topic) => ({ ...topic, source: number })),
    built.symbols,
  );
  const update = updatePages(before, read, built.unread);
  const isRead = new Set(read);
  const pages = sources.map((_, source) => {
    const list = source === number ? update.pages : (knownPages[source] ?? []);
    return list.map((topic) => (isRead.has(topic) ? topic : releaseLinks(topic)));
  });

  const placed = placeTopics(sources, pages);
  const catalogue = [
    ...[...version.missing, ...version.found].filter(({ source }) => source !== number),
    ...built.missing.map((entry) => ({ ...entry, source: number })),
  ];
  const { missing, found, paths } = findCatalogued(catalogue, placed.topics);
  const links: Diagnostic[] = [];
  const around = surroundings(placed, paths);
  around.forEach(({ hash }, source) => {
    resolvedAmong.set(`${version.label} ${source}`, hash);
  });
  const topics = placed.topics.map((topic) =>
    resolveLinks(topic, around[topic.source] as Surroundings, links),
  );
  const diagnostics = [
    ...version.diagnostics.filter(({ source, code }) => source !== number && !MERGE_CODES.has(code)),
    ...[...built.diagnostics, ...update.diagnostics].map((note) => ({ ...note, source: number })),
    ...placed.diagnostics,
    ...links,
  ];
  return {
    ...version,
    sources,
    topics,
    spare: placed.spare,
    missing,
    found,
    diagnostics: diagnostics.sort(byPlace),
  };
}

/** Per source, what its links are resolved among. */
function surroundings(
  { topics, moved }: PlacedTopics,
  otherPaths: ReadonlyMap<string, string>,
): Surroundings[] {
  let index: TopicIndex | undefined;
  const names = topics.map(({ path, chunks }) => [
    path,
    chunks.map(({ anchor, aliases, title, symbols }) => [anchor, aliases, title, symbols]),
  ]);
  const common = hashBytes(JSON.stringify([names, [...otherPaths]]));
  return moved.map((paths) => ({
    index: () => {
      index ??= new TopicIndex(topics, otherPaths);
      return index;
    },
    moved: paths,
    hash: hashBytes(JSON.stringify([common, [...paths]])),
  }));
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  const [x, y] = [a, b].map(({ file, message }) => `${file}\0${message}`) as [string, string];
  const isSameFile = a.file === b.file;
  return (a.source ?? 0) - (b.source ?? 0) || (isSameFile ? a.line - b.line : 0) || (x < y ? -1 : 1);
}
