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
import { cleanTopicPath } from './topic-path.ts';
import { withinTime } from './within-time.ts';

/** A page that takes longer is no page; the largest that are take a few seconds. */
const PAGE_SECONDS = 60;

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
      const { page, topic } = withinTime(PAGE_SECONDS, () => {
        const opened = pending.open();
        return { page: opened, topic: buildTopic(opened, 0, log, assets) };
      });
      const wanted = cleanTopicPath(topic.path);
      let path = wanted;
      for (let n = 2; taken.has(path); n++) path = `${wanted}-${n}`;
      taken.add(path);
      topics.push(locateLinks(path === topic.path ? topic : { ...topic, path }, page.locate));
    } catch (error) {
      unread.push({ file: pending.file, ...(pending.path === undefined ? {} : { path: pending.path }) });
      diagnostics.push({
        severity: 'error',
        code: 'page-failed',
        message: `the page cannot be read: ${whyNot(error)}`,
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
    hash: hashTree(tree, diagnostics),
    ...(imported.license ? { license: imported.license } : {}),
    ...(base ? { base } : {}),
    removed: sortedCounts(removals.counts),
  };
  const { symbols } = imported;
  const missing = imported.missing.map((entry) => ({ ...entry, path: cleanTopicPath(entry.path) }));
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

function whyNot(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  // How deep that is depends on the parser, and on nothing that a person would know.
  return message === 'Maximum call stack size exceeded' ? 'it is nested too deep' : message;
}

/** Reads all files once more; one that has another size by now was not read as a whole, or not at all. */
function hashTree(tree: SourceTree, diagnostics: Diagnostic[]): string {
  const hash = createHash('sha256');
  for (const file of tree.files) {
    hash.update(`${file.path}\0${file.size}\0`);
    try {
      const bytes = file.read();
      hash.update(bytes);
      if (bytes.length !== file.size) diagnostics.push(changed(file.path));
    } catch {
      // Its pages have been reported.
      hash.update('\0');
    }
  }
  return hash.digest('hex').slice(0, HASH_LENGTH);
}

function changed(file: string): Diagnostic {
  const message = 'changed while it was read; add the source again';
  return { severity: 'warning', code: 'file-changed', message, file, line: 0 };
}

function sortedCounts(counts: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}
