import { createHash } from 'node:crypto';
import { DocsError } from '../core/errors.ts';
import { HASH_LENGTH } from '../core/pack-format.ts';
import type { Diagnostic, RemovedText, Topic } from '../core/types.ts';
import { type ImportedSource, type Importer, Removals } from '../import/importer.ts';
import type { SourceTree } from '../import/source-tree.ts';
import { buildTopic } from './build-topic.ts';
import { findBase } from './find-base.ts';
import type { BuiltSource, UnreadPage } from './merge-source.ts';
import type { Assets } from './page-context.ts';
import { locateLinks } from './resolve-links.ts';

/** A source that was read, and what it says of itself. */
export interface ReadSource {
  readonly built: BuiltSource;
  readonly imported: ImportedSource;
  /** What cleaning took away, where it was text; `built.source.removed` counts the rest as well. */
  readonly removed: readonly RemovedText[];
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
  const removals = new Removals();
  const diagnostics: Diagnostic[] = [...tree.diagnostics];
  const log = { removals, diagnostics };
  const imported = importer.open(tree, log);
  const topics: Topic[] = [];
  const unread: UnreadPage[] = leftOutFiles(tree);
  const taken = new Set<string>();
  let done = 0;
  for (const pending of imported.pages()) {
    try {
      const page = pending.open();
      const topic = buildTopic(page, 0, log, assets);
      let path = topic.path;
      for (let n = 2; taken.has(path); n++) path = `${topic.path}-${n}`;
      taken.add(path);
      topics.push(locateLinks(path === topic.path ? topic : { ...topic, path }, page.locate));
    } catch (error) {
      unread.push({ file: pending.file, ...(pending.path === undefined ? {} : { path: pending.path }) });
      diagnostics.push({
        severity: 'error',
        code: 'page-failed',
        message: `the page cannot be read: ${error instanceof Error ? error.message : error}`,
        file: pending.file,
        line: 0,
      });
    }
    onPage(++done, imported.total);
  }
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
    removed: sortedCounts(removals.counts),
  };
  const { missing, symbols } = imported;
  return {
    imported,
    removed: removals.texts,
    built: { source, topics, unread, missing, symbols, diagnostics },
  };
}

/** Files that are in the source, but were not taken from it: too large, links to nowhere. */
function leftOutFiles(tree: SourceTree): UnreadPage[] {
  return tree.diagnostics.filter(({ file }) => !tree.file(file)).map(({ file }) => ({ file }));
}

function hashTree(tree: SourceTree): string {
  const hash = createHash('sha256');
  for (const file of tree.files) {
    hash.update(`${file.path}\0${file.size}\0`);
    try {
      hash.update(file.read());
    } catch {
      // Its pages have been reported.
      hash.update('\0');
    }
  }
  return hash.digest('hex').slice(0, HASH_LENGTH);
}

function sortedCounts(counts: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}
