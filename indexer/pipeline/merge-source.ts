import type { Diagnostic, MissingTopic, Source, Topic } from '../core/types.ts';
import type { InventorySymbol } from '../import/importer.ts';
import { collectSymbols } from './collect-symbols.ts';
import { findCatalogued } from './find-catalogued.ts';
import { hashBytes } from './hash.ts';
import { pagesOf } from './pages-of.ts';
import { placeTopics } from './place-topics.ts';
import { resolveLinks } from './resolve-links.ts';
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
  readonly topics: readonly Topic[];
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
 * @throws DocsError `ambiguous` when the version has a source of this name and format that shares no page with it.
 */
export function mergeSource(
  draft: DocSetDraft,
  label: string,
  detectedFrom: string,
  built: BuiltSource,
): DocSetDraft {
  const known =
    draft.versions.find((version) => version.label === label) ?? emptyVersion(label, detectedFrom);
  const merged = mergeIntoVersion(known, built, draft.id);
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

function emptyVersion(label: string, detectedFrom: string): VersionDraft {
  return { label, detectedFrom, sources: [], topics: [], spare: [], missing: [], found: [], diagnostics: [] };
}

function mergeIntoVersion(version: VersionDraft, built: BuiltSource, docSet: string): VersionDraft {
  const known = findSource(version, built.source);
  const number = known < 0 ? version.sources.length : known;
  const sources = known < 0 ? [...version.sources, built.source] : version.sources.with(known, built.source);
  const pages: (readonly Topic[])[] = pagesOf(version);
  const before = pages[number] ?? [];
  const replaced = version.sources[known];
  if (replaced) refuseStranger(`${docSet} ${version.label}`, replaced, before, built);
  const read = collectSymbols(
    built.topics.map((topic) => ({ ...topic, source: number })),
    built.symbols,
  );
  const update = updatePages(before, read, built.unread);
  pages[number] = update.pages;

  const placed = placeTopics(sources, pages);
  const catalogue = [
    ...[...version.missing, ...version.found].filter(({ source }) => source !== number),
    ...built.missing.map((entry) => ({ ...entry, source: number })),
  ];
  const { missing, found, paths } = findCatalogued(catalogue, placed.topics);
  const index = new TopicIndex(placed.topics, paths);
  const links: Diagnostic[] = [];
  const moved = (topic: Topic) => placed.moved[topic.source] ?? new Map();
  const topics = placed.topics.map((topic) => withHashes(resolveLinks(topic, moved(topic), index, links)));
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

function byPlace(a: Diagnostic, b: Diagnostic): number {
  const [x, y] = [a, b].map(({ file, message }) => `${file}\0${message}`) as [string, string];
  const isSameFile = a.file === b.file;
  return (a.source ?? 0) - (b.source ?? 0) || (isSameFile ? a.line - b.line : 0) || (x < y ? -1 : 1);
}

function withHashes(topic: Topic): Topic {
  const chunks = topic.chunks.map((chunk) => {
    const hash = hashBytes(JSON.stringify([chunk.anchor, chunk.kind, chunk.title, chunk.content]));
    return hash === chunk.hash ? chunk : { ...chunk, hash };
  });
  return { ...topic, chunks };
}
