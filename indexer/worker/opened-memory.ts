import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DocsError } from '../core/errors.ts';
import { Pack } from '../core/pack.ts';
import { MANIFEST_FILE, PARTS_FOLDER, partFileName } from '../core/pack-files.ts';
import { type Manifest, parseJsonPart, type SpareEntry } from '../core/pack-format.ts';
import { Segment } from '../core/segment.ts';
import type { Source } from '../core/types.ts';
import type { DraftTopic } from '../pipeline/draft-topic.ts';
import { type ImportMemory, type KnownPage, topicOfPage } from '../pipeline/import-memory.ts';
import { readMemory } from '../pipeline/memory-lines.ts';
import { findSource } from '../pipeline/merge-source.ts';
import type { InstalledTable } from '../pipeline/patch-table.ts';
import type { ReadPage } from '../pipeline/read-page.ts';
import { StoredText } from '../pipeline/stored-text.ts';
import { type FolderSource, folderSource } from '../store/folder-source.ts';
import { readMemoryFile } from '../store/memory-file.ts';

/** What the last import of a doc set left, over the pack that it left. */
export interface OpenedMemory {
  readonly memory: ImportMemory;
  /** The seal of the pack's manifest. */
  readonly seal: string;
  readonly postings: InstalledTable;
}

/** Finds a page by its key among those of one source. */
export type FindPage = (key: string) => ReadPage | undefined;

/** Undefined when nothing is installed under this id, or what is there is not what the last import left. */
export async function openMemory(
  packs: string,
  id: string,
  fingerprint: string,
): Promise<OpenedMemory | undefined> {
  const folder = join(packs, id);
  if (!existsSync(join(folder, MANIFEST_FILE))) return undefined;
  const source = folderSource(folder, id);
  try {
    const pack = await Pack.open(source);
    const { seal } = pack.manifest;
    const lines = readMemoryFile(packs, id, { fingerprint, manifest: seal });
    if (!lines) return undefined;
    const { assets } = await pack.directory();
    const read = segmentReader(source);
    const memory = readMemory(lines, assets, (place) => new StoredText(place, read));
    if (!hasAllParts(folder, pack.manifest, memory)) return undefined;
    const postings = { ref: pack.manifest.postings, read: source.partNow };
    return { memory, seal, postings };
  } catch (error) {
    // Whoever reads the pack itself says what is wrong with it.
    if (error instanceof DocsError) return undefined;
    throw error;
  }
}

/** Where the texts of spare topics lie, as a pack in a folder has it. */
export function spareEntries(folder: string, { spare }: Manifest): readonly SpareEntry[] {
  if (!spare) return [];
  const source = folderSource(folder, basename(folder));
  return parseJsonPart<SpareEntry[]>(source.partNow(spare.name), source.place);
}

/** Reads the content parts of a pack. */
export function segmentReader(source: FolderSource): (part: string) => Segment {
  return (part) => new Segment(source.partNow(part), `part ${part} of ${source.place}`);
}

function hasAllParts(folder: string, manifest: Manifest, { draft, encoded }: ImportMemory): boolean {
  const files = new Set(readdirSync(join(folder, PARTS_FOLDER)));
  const isThere = ({ name }: { readonly name: string }) => files.has(partFileName(name));
  const segments = [...encoded.values()].flatMap((topic) => topic.encoded.segments);
  const tables = [manifest.postings, ...manifest.versions.map(({ symbols }) => symbols)].flat();
  return [...segments, ...(draft.storedAssets ?? []), ...tables.map(([, name]) => ({ name }))].every(isThere);
}

/** The pages of one source of a version as they were read then. */
export function pagesOfSource(
  { draft, pages, among }: ImportMemory,
  label: string,
  source: Pick<Source, 'format' | 'name'>,
): FindPage {
  const version = draft.versions.find((candidate) => candidate.label === label);
  const number = version ? findSource(version, source) : -1;
  if (!version || number < 0) return () => undefined;
  const topics = new Map<string, DraftTopic>();
  for (const topic of [...version.topics, ...version.spare.map((spare) => spare.topic)]) {
    if (topic.source === number) topics.set(topic.ownPath ?? topic.path, topic);
  }
  const known = new Map<string, KnownPage>();
  for (const page of pages) if (page.label === label && page.source === number) known.set(page.key, page);
  return (key) => {
    const page = known.get(key);
    const topic = page && topics.get(page.path);
    if (!page || !topic) return undefined;
    const { diagnostics, removed, removedTexts } = page;
    const answered = { among: among.get(`${label} ${number}`) ?? '', links: topic.links };
    return {
      topic: { ...topicOfPage(page, topic), answered },
      pictures: new Map(),
      diagnostics,
      removed,
      removedTexts,
    };
  };
}
