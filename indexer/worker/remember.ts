import type { SpareEntry } from '../core/pack-format.ts';
import type { DraftTopic } from '../pipeline/draft-topic.ts';
import { type ImportMemory, type KnownPage, type KnownTopic, knowPage } from '../pipeline/import-memory.ts';
import type { WordsByVersion } from '../pipeline/index-words.ts';
import { writeMemory } from '../pipeline/memory-lines.ts';
import { findSource } from '../pipeline/merge-source.ts';
import type { DocSetDraft, VersionDraft } from '../pipeline/version-draft.ts';
import { type MemoryOwner, writeMemoryFile } from '../store/memory-file.ts';
import type { BroughtSource } from './delivery.ts';

/** What an import has to say to the next one. */
export interface Remembered {
  readonly draft: DocSetDraft;
  readonly brought: readonly BroughtSource[];
  readonly encoded: ReadonlyMap<string, KnownTopic>;
  readonly words: WordsByVersion;
  readonly tables: ImportMemory['tables'];
  readonly among: ReadonlyMap<string, string>;
  /** What was known before. */
  readonly before: ImportMemory | undefined;
  /** Where the texts of spare topics lie, as the pack has it. */
  readonly spare: readonly SpareEntry[];
}

/** Keeps for the next import of a doc set what this one has worked out. */
export function remember(
  packs: string,
  owner: MemoryOwner,
  { draft, brought, encoded, words, tables, among, before, spare }: Remembered,
): void {
  const read = new Set<string>();
  const pages = brought.flatMap((source) => {
    const version = draft.versions.find(({ label }) => label === source.label);
    if (!version) return [];
    read.add(`${source.label} ${findSource(version, source.built.source)}`);
    return pagesOf(source, version);
  });
  const isKept = (key: string) => !read.has(key) && isThere(draft, key);
  const kept = (before?.pages ?? []).filter(({ label, source }) => isKept(`${label} ${source}`));
  const keptAmong = [...(before?.among ?? [])].filter(([key]) => isKept(key));
  const allAmong = new Map([...keptAmong, ...among]);
  const memory = { draft, pages: [...kept, ...pages], encoded, words, tables, among: allAmong };
  writeMemoryFile(packs, draft.id, owner, writeMemory(memory, spare));
}

/** What is to be known of the pages of a source. */
function pagesOf({ label, built, pages }: BroughtSource, version: VersionDraft): KnownPage[] {
  const number = findSource(version, built.source);
  const topics = new Map<string, DraftTopic>();
  for (const topic of [...version.topics, ...version.spare.map((spare) => spare.topic)]) {
    if (topic.source === number) topics.set(topic.ownPath ?? topic.path, topic);
  }
  // They were gathered in the same order, some with a path of their own.
  const gathered = built.topics.values();
  return pages.flatMap(({ key, page }) => {
    const read = page.topic && gathered.next().value;
    const topic = read && topics.get(read.path);
    return key !== undefined && read && topic
      ? [knowPage({ key, label, source: number }, read, page, topic)]
      : [];
  });
}

/** Whether a version still has a source, by `label number`. */
function isThere({ versions }: DocSetDraft, key: string): boolean {
  return versions.some(({ label, sources }) => sources.some((_, number) => key === `${label} ${number}`));
}
