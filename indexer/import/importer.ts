import type { ElementContent } from 'hast';
import type {
  ChunkKind,
  Diagnostic,
  MissingTopic,
  RemovedText,
  SourceFormat,
  TopicKind,
} from '../core/types.ts';
import type { SourceTree } from './source-tree.ts';

/** How sure an importer is that a source is its format: 0 no, 1 certain; the reason is printed. */
export interface Recognition {
  readonly score: number;
  readonly reason: string;
}

/** Where a link's address leads, as far as the source alone can tell. */
export type Located =
  | { readonly kind: 'topic'; readonly path: string; readonly fragment: string }
  | { readonly kind: 'outside' | 'generated' | 'unknown' };

/** A picture's bytes and media type. */
export interface Picture {
  readonly bytes: Uint8Array;
  readonly type: string;
}

/** One page as an importer found it: HTML as a tree, before it is cut into chunks. */
export interface ImportedPage {
  readonly path: string;
  /** For pages that carry no heading of their own. */
  readonly title: string;
  readonly file: string;
  readonly kind?: TopicKind;
  readonly url?: string;
  /** All places that held this very page, where there are several. */
  readonly alsoFrom?: readonly string[];
  readonly article: readonly ElementContent[];
  /** Turns a line of `article` into a line of `file`. */
  readonly lineInFile: (line: number) => number;
  readonly locate: (href: string) => Located;
  readonly picture: (src: string) => Picture | undefined;
}

/** A name from the source's own inventory, and where it is documented. */
export interface InventorySymbol {
  readonly name: string;
  readonly kind: ChunkKind;
  readonly path: string;
  readonly anchor: string;
}

/** Counts what cleaning took away, by what it was, and keeps the text that went. */
export class Removals {
  readonly counts: Record<string, number> = {};
  readonly texts: RemovedText[] = [];

  add(what: string, count = 1): void {
    this.counts[what] = (this.counts[what] ?? 0) + count;
  }

  /** Counts and keeps the lines of a file from `start` up to `end` (from 0), blank ones left out. */
  addLines(what: string, file: string, start: number, end: number, lines: readonly string[]): void {
    for (let at = start; at < end; at++) {
      const text = lines[at]?.trim();
      if (text) this.addText(what, text, file, at + 1);
    }
  }

  /** Counts and keeps one text. @param line 1-based, 0 where unknown */
  addText(what: string, text: string, file: string, line: number): void {
    this.add(what);
    this.texts.push({ what, text, file, line });
  }
}

/** What importing notes down on its way. */
export interface ImportLog {
  readonly removals: Removals;
  readonly diagnostics: Diagnostic[];
}

/** A log that nobody reads, for looking at a source before it is read. */
export function silentLog(): ImportLog {
  return { removals: new Removals(), diagnostics: [] };
}

/** A page that is there but not read yet, so that one that cannot be read does not stop the others. */
export interface PendingPage {
  readonly file: string;
  /** The page's path, for files that hold several. */
  readonly path?: string;
  /**
   * All that the page depends on beside the bytes of `file`: where both are as they were, so is the page. Absent where
   * anything in the source may matter.
   */
  readonly context?: string;
  /** May be asked in another thread, of the same page of the same source opened there. */
  open(): ImportedPage;
}

/** The label of a version, and where it was found, for people. */
export interface FoundVersion {
  readonly label: string;
  readonly detectedFrom: string;
}

/** A source that was recognised and opened; pages are made one by one as they are asked for. */
export interface ImportedSource {
  readonly docSet: { readonly id: string; readonly title: string; readonly description: string };
  /** Undefined when the source does not say. */
  readonly version?: FoundVersion;
  readonly license?: string;
  readonly base?: string;
  /** Number of pages (or files, where pages are only known once read), for progress. */
  readonly total: number;
  readonly pages: () => Iterable<PendingPage>;
  readonly missing: readonly MissingTopic[];
  readonly symbols: readonly InventorySymbol[];
}

/** One of several sources that lie side by side in what was given. */
export interface SourcePart {
  /** Below what was given. */
  readonly path: string;
  readonly tree: SourceTree;
}

export interface Importer {
  readonly format: SourceFormat;
  recognise(tree: SourceTree): Recognition;
  /** The sources of this format that a tree holds side by side; each is imported as if it had been given alone. */
  split?(tree: SourceTree): SourcePart[];
  /** Reads what is needed to know the pages. Problems go to the log; throws DocsError only when nothing can be read. */
  open(tree: SourceTree, log: ImportLog): ImportedSource;
}
