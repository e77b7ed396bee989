import type { Pack } from '../core/pack.ts';
import { classifySnippet } from '../core/snippets.ts';
import { eachBlock, linksOf } from '../core/tree.ts';
import type { Chunk, Diagnostic, FurtherSource, MissingTopic, Severity, Source } from '../core/types.ts';

/** Things counted by their kind. */
export interface Tally {
  readonly total: number;
  /** Most first. */
  readonly kinds: Readonly<Record<string, number>>;
}

export interface SourceReport extends Source {
  /** Topics that are shown as this source has them. */
  readonly shown: number;
  /** Pages of this source that are shown as another one has them. */
  readonly further: number;
}

/** The problems of one kind. */
export interface ProblemGroup {
  readonly severity: Severity;
  readonly code: string;
  readonly count: number;
  readonly places: readonly Diagnostic[];
}

/** A topic that several sources have. */
export interface MergedTopic {
  readonly path: string;
  /** Index of the source that is shown. */
  readonly source: number;
  readonly further: readonly FurtherSource[];
}

/** Everything there is to say about one version; `djdocs check --json` prints it as it is. */
export interface VersionReport {
  readonly version: string;
  /** Where the label was found. */
  readonly detectedFrom: string;
  readonly sources: readonly SourceReport[];
  readonly topics: number;
  readonly chunks: number;
  readonly blocks: Tally;
  readonly symbols: Tally;
  readonly snippets: Tally & { readonly runnable: number };
  /** By how they resolved: the values of LinkHow. */
  readonly links: Tally;
  /** Links that lead nowhere. */
  readonly unresolved: readonly Diagnostic[];
  /** What cleaning took away, by what it was. */
  readonly removed: Tally;
  /** All other problems, errors first, then by code. */
  readonly problems: readonly ProblemGroup[];
  readonly merged: readonly MergedTopic[];
  /** Named by a catalogue, text not there. */
  readonly missing: readonly MissingTopic[];
}

/**
 * Counts and lists what a version of a pack holds and what is wrong with it. Reads all of its topics.
 * @throws DocsError when the pack does not have the version or is damaged.
 */
export async function inspectVersion(pack: Pack, label: string): Promise<VersionReport> {
  const { detectedFrom, sources } = pack.version(label);
  const { topics, missing } = await pack.topicList(label);
  const diagnostics = await pack.diagnostics(label);
  const blocks = new Counter();
  const symbols = new Counter();
  const snippets = new Counter();
  const links = new Counter();
  const removed = new Counter();
  const shown = sources.map(() => 0);
  const further = sources.map(() => 0);
  const merged: MergedTopic[] = [];
  let [chunks, runnable] = [0, 0];
  const addChunk = (chunk: Chunk) => {
    chunks++;
    for (const { kind } of chunk.symbols) symbols.add(kind);
    if (chunk.codeLink) links.add(chunk.codeLink.how);
    for (const { how } of linksOf(chunk.content)) links.add(how);
    eachBlock(chunk.content, (block) => {
      blocks.add(block.k);
      if (block.k !== 'code') return;
      const snippet = classifySnippet(block);
      snippets.add(snippet.kind);
      if (snippet.runnable) runnable++;
    });
  };
  for (const { path } of topics) {
    const topic = await pack.topic(path, label);
    if (!topic) continue;
    const { source, alsoIn = [] } = topic;
    shown[source] = (shown[source] ?? 0) + 1;
    for (const { source: other } of alsoIn) further[other] = (further[other] ?? 0) + 1;
    if (alsoIn.length > 0) merged.push({ path, source, further: alsoIn });
    topic.chunks.forEach(addChunk);
  }
  for (const source of sources) {
    for (const [what, count] of Object.entries(source.removed)) removed.add(what, count);
  }
  const isUnresolved = ({ code }: Diagnostic) => code === 'unresolved-link';
  return {
    version: label,
    detectedFrom,
    sources: sources.map((source, number) => ({
      ...source,
      shown: shown[number] ?? 0,
      further: further[number] ?? 0,
    })),
    topics: topics.length,
    chunks,
    blocks: blocks.tally(),
    symbols: symbols.tally(),
    snippets: { ...snippets.tally(), runnable },
    links: links.tally(),
    unresolved: diagnostics.filter(isUnresolved),
    removed: removed.tally(),
    problems: groupProblems(diagnostics.filter((diagnostic) => !isUnresolved(diagnostic))),
    merged,
    missing,
  };
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

function groupProblems(diagnostics: readonly Diagnostic[]): ProblemGroup[] {
  const groups = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const key = `${SEVERITIES.indexOf(diagnostic.severity)} ${diagnostic.code}`;
    const group = groups.get(key);
    if (group) group.push(diagnostic);
    else groups.set(key, [diagnostic]);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, places]) => {
      const { severity, code } = places[0] as Diagnostic;
      return { severity, code, count: places.length, places };
    });
}

class Counter {
  readonly #counts = new Map<string, number>();
  #total = 0;

  add(kind: string, count = 1): void {
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + count);
    this.#total += count;
  }

  tally(): Tally {
    const kinds = [...this.#counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
    return { total: this.#total, kinds: Object.fromEntries(kinds) };
  }
}
