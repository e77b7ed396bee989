import type { ContentNode, LinkNode } from './tree.ts';

/** What a chunk is: a page's lead, a section of prose, or the kind of name that it defines. */
export const CHUNK_KINDS = [
  'page',
  'section',
  'module',
  'class',
  'exception',
  'function',
  'method',
  'attribute',
  'data',
  'setting',
  'tag',
  'filter',
  'lookup',
  'command',
  'option',
  'term',
  'definition',
] as const;
export type ChunkKind = (typeof CHUNK_KINDS)[number];

/** What a page is for; the ranker prefers a reference or guide to a release note. */
export const TOPIC_KINDS = [
  'guide',
  'reference',
  'tutorial',
  'howto',
  'release-notes',
  'internals',
  'faq',
  'index',
] as const;
export type TopicKind = (typeof TOPIC_KINDS)[number];

/** The formats that the importer reads; also the values of `--as`. */
export const SOURCE_FORMATS = [
  'sphinx-html',
  'html-site',
  'skill',
  'skill-index',
  'knowledge-dump',
  'library-card',
  'mkdocs',
  'docusaurus',
  'vitepress',
  'llms',
  'markdown',
  'plain-text',
] as const;
export type SourceFormat = (typeof SOURCE_FORMATS)[number];

/** Where a source was fetched from, so that a newer state of it can be asked for. */
export interface Origin {
  readonly url: string;
  /** Of the file that arrived, in hexadecimal. */
  readonly sha256: string;
  /** What the server calls that state of the file, if it does. */
  readonly etag?: string;
}

/** Where text came from. A version may hold several. */
export interface Source {
  readonly format: SourceFormat;
  /** Base name of the file or folder that was given; never a path of somebody's machine. */
  readonly name: string;
  /** Hash over the source's files, so that the same source added again is known. */
  readonly hash: string;
  readonly license?: string;
  /** Address that topic paths are relative to, where the source said so. */
  readonly base?: string;
  /** Of a source that djdocs itself has fetched. */
  readonly origin?: Origin;
  /** Elements that cleaning removed, by what they were. */
  readonly removed: Readonly<Record<string, number>>;
}

/** A symbol that a chunk defines. */
export interface SymbolName {
  /** As documented: `django.db.models.query.QuerySet.filter`, `ALLOWED_HOSTS`, `--fake-initial`. */
  readonly name: string;
  readonly kind: ChunkKind;
}

/** A section or a definition of a topic, with its own content; children are chunks of their own. */
export interface Chunk {
  /** The id that the source's own permalink uses; unique in its topic. */
  readonly anchor: string;
  /** Every other id of the source inside this chunk's own part of the page. */
  readonly aliases: readonly string[];
  readonly title: string;
  readonly kind: ChunkKind;
  /** Index of the enclosing chunk in the topic's list, or -1 for the page's top. */
  readonly parent: number;
  /** Titles of the enclosing chunks, outermost first. */
  readonly trail: readonly string[];
  readonly content: readonly ContentNode[];
  readonly symbols: readonly SymbolName[];
  /**
   * The link from a definition to its code (`[source]`). It stands beside the content and is no part of the hash: it
   * names a line of a version, so that the same words would be other words in every version.
   */
  readonly codeLink?: LinkNode;
  /** 1-based line in the topic's file where the chunk starts; 0 where unknown. */
  readonly line: number;
  /** 1-based line of each link of the content in reading order, 0 where unknown; absent where all are. */
  readonly linkLines?: readonly number[];
  /** Hash of what the chunk says (title, content, anchor); equal in every version that says the same. */
  readonly hash: string;
}

/** A source that holds a topic's page as well, while the text of another source is shown. */
export interface FurtherSource {
  /** Index into the version's sources. */
  readonly source: number;
  readonly file: string;
  /** The page's path in that source, where it is another than the topic's. */
  readonly path?: string;
  readonly url?: string;
  /** The share of its text that the shown one has too, below 1; absent where both say the same. */
  readonly overlap?: number;
}

/** One readable page of one version of a doc set. */
export interface Topic {
  /** Stable across versions: `topics/db/queries`. */
  readonly path: string;
  /** The path in its own source, where other sources' pages made it another. */
  readonly ownPath?: string;
  readonly title: string;
  readonly kind: TopicKind;
  /** File below the import's root. */
  readonly file: string;
  /** Index into the version's sources. */
  readonly source: number;
  /** The page's own address, where the source had one. */
  readonly url?: string;
  /** The names of all places that held this page, where its source had it several times. */
  readonly alsoFrom?: readonly string[];
  /** Further sources of the version that hold this page, the most faithful first. */
  readonly alsoIn?: readonly FurtherSource[];
  /** In document order; the first is the page's lead. */
  readonly chunks: readonly Chunk[];
}

/** A page that a catalogue names although its text is not there. */
export interface MissingTopic {
  readonly path: string;
  readonly title: string;
  readonly note: string;
  /** The path that the catalogue makes of it, where its text was found at another. */
  readonly named?: string;
  /** Index into the version's sources: whose catalogue it is, once it is stored. */
  readonly source?: number;
  /** The file or address that the catalogue expects it in. */
  readonly file?: string;
  /** The heading that the catalogue has it under. */
  readonly category?: string;
  /** What the catalogue says that it is about. */
  readonly topics?: readonly string[];
  /** Its size in tokens, as the catalogue has it. */
  readonly tokens?: number;
}

/** Text that cleaning took away because it is no documentation. */
export interface RemovedText {
  /** What it was: `site chrome`. */
  readonly what: string;
  readonly text: string;
  readonly file: string;
  /** 1-based, 0 where unknown. */
  readonly line: number;
}

export type Severity = 'error' | 'warning' | 'info';

/** A problem in content. Never thrown: a broken page does not stop a run. */
export interface Diagnostic {
  readonly severity: Severity;
  /** Stable short name, `unresolved-link`. */
  readonly code: string;
  readonly message: string;
  readonly file: string;
  /** 1-based, 0 where unknown. */
  readonly line: number;
  readonly hint?: string;
  /** Index into the version's sources, once it is stored. */
  readonly source?: number;
}

/** What an import made, by version; also stored in the manifest. */
export interface VersionCounts {
  readonly topics: number;
  readonly chunks: number;
  readonly symbols: number;
  readonly snippets: number;
  readonly runnable: number;
  /** Links by how they resolved. */
  readonly links: Readonly<Record<string, number>>;
  /** Elements that cleaning removed, by what they were. */
  readonly removed: Readonly<Record<string, number>>;
  /** Diagnostics by severity. */
  readonly problems: Readonly<Record<string, number>>;
}
