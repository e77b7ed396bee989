import { DocsError } from '../core/errors.ts';
import type { Diagnostic, RemovedText } from '../core/types.ts';
import type { ImportedSource, Importer, PendingPage } from '../import/importer.ts';
import type { SourceFile, SourceTree } from '../import/source-tree.ts';
import type { DraftTopic } from './draft-topic.ts';
import { findBase } from './find-base.ts';
import { hashBytes } from './hash.ts';
import type { BuiltSource, UnreadPage } from './merge-source.ts';
import type { Assets } from './page-context.ts';
import { type Notes, PageLog, type ReadPage, readPage } from './read-page.ts';
import { cleanTopicPath } from './topic-path.ts';

/** A source that was read, and what it says of itself. */
export interface ReadSource {
  readonly built: BuiltSource;
  readonly imported: ImportedSource;
  /** What cleaning took away, where it was text; `built.source.removed` counts the rest as well. */
  readonly removed: readonly RemovedText[];
}

/** A source whose pages are known and not read yet. */
export interface OpenedSource {
  readonly importer: Importer;
  readonly tree: SourceTree;
  readonly imported: ImportedSource;
  /** In reading order. */
  readonly pages: readonly PendingPage[];
  readonly log: PageLog;
  /** What opening the source had to say. */
  readonly notes: Notes;
}

/**
 * Reads a source with its importer: every page becomes a topic, pictures go to `assets`. A page that cannot be read
 * is a Diagnostic; the others go on.
 * @param onPage is told after each page how many are done, and how many there are.
 * @throws DocsError when the source as a whole cannot be read.
 */
export function buildSource(
  importer: Importer,
  tree: SourceTree,
  assets: Assets,
  onPage: (done: number, total: number) => void = () => {},
): ReadSource {
  const opened = openPages(importer, tree);
  const { pages, log } = opened;
  const read = pages.map((pending, i) => {
    const page = readPage(pending, log);
    onPage(i + 1, pages.length);
    return page;
  });
  return gatherPages(opened, read, assets);
}

/** Opens a source with its importer and lists its pages. @throws DocsError when nothing of it can be read. */
export function openPages(importer: Importer, tree: SourceTree): OpenedSource {
  const log = new PageLog();
  const imported = importer.open(tree, log);
  const pages = [...imported.pages()];
  return { importer, tree, imported, pages, log, notes: log.take() };
}

/**
 * Puts the pages of a source together, in the order in which they were listed.
 * @throws DocsError when there are none to speak of.
 */
export function gatherPages(opened: OpenedSource, read: readonly ReadPage[], assets: Assets): ReadSource {
  const { importer, tree, imported, notes } = opened;
  const topics: DraftTopic[] = [];
  const taken = new Set<string>();
  for (const { topic, pictures } of read) {
    for (const [name, bytes] of pictures) assets.set(name, bytes);
    if (!topic) continue;
    const wanted = cleanTopicPath(topic.path);
    let path = wanted;
    for (let n = 2; taken.has(path); n++) path = `${wanted}-${n}`;
    taken.add(path);
    topics.push(path === topic.path ? topic : { ...topic, path });
  }
  const noted = [notes, ...read];
  const diagnostics = withoutRepeats([
    ...[tree, ...noted].flatMap((part) => part.diagnostics),
    ...tree.files.flatMap(changedMeanwhile),
  ]);
  if (topics.length === 0 && imported.missing.length === 0) {
    // Going on would put an empty source in the place of what it brought before.
    const why = diagnostics.find(({ severity }) => severity === 'error');
    throw new DocsError(
      'source-unreadable',
      `No page of ${tree.name} could be read${why ? `; ${why.file}: ${why.message}` : ''}`,
      'What was installed before is as it was',
    );
  }
  const base = imported.base ?? findBase(topics);
  const source = {
    format: importer.format,
    name: tree.name,
    hash: hashTree(tree),
    ...(imported.license ? { license: imported.license } : {}),
    ...(base ? { base } : {}),
    removed: sumCounts(noted.map(({ removed }) => removed)),
  };
  const unread = [...leftOutFiles(tree), ...read.flatMap((page) => page.unread ?? [])];
  const { symbols } = imported;
  const missing = imported.missing.map((entry) => ({ ...entry, path: cleanTopicPath(entry.path) }));
  return {
    imported,
    removed: noted.flatMap(({ removedTexts }) => removedTexts),
    built: { source, topics, unread, missing, symbols, diagnostics },
  };
}

/** Opening a source and reading its pages may both look into a file, and find the same fault in it. */
function withoutRepeats(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...new Map(diagnostics.map((diagnostic) => [JSON.stringify(diagnostic), diagnostic])).values()];
}

/** Files that are in the source, but were not taken from it: too large, links to nowhere. */
function leftOutFiles(tree: SourceTree): UnreadPage[] {
  return tree.diagnostics.filter(({ file }) => !tree.file(file)).map(({ file }) => ({ file }));
}

function hashTree({ files }: SourceTree): string {
  return hashBytes(JSON.stringify(files.map((file) => [file.path, hashFile(file)])));
}

/** A file that cannot be read counts as empty; its pages have been reported. */
function hashFile(file: SourceFile): string {
  if (file.hash !== undefined) return file.hash;
  try {
    return hashBytes(file.read());
  } catch {
    return '';
  }
}

/** A file that has another size than it was listed with was not read as a whole, or not at all. */
function changedMeanwhile(file: SourceFile): Diagnostic[] {
  try {
    if (file.read().length === file.size) return [];
  } catch {
    // Its pages have been reported.
    return [];
  }
  const message = 'changed while it was read; add the source again';
  return [{ severity: 'warning', code: 'file-changed', message, file: file.path, line: 0 }];
}

/** Sums counts by name, the names in order. */
function sumCounts(parts: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const sums = new Map<string, number>();
  for (const part of parts) {
    for (const [what, count] of Object.entries(part)) sums.set(what, (sums.get(what) ?? 0) + count);
  }
  return Object.fromEntries([...sums].sort(([a], [b]) => (a < b ? -1 : 1)));
}
