/**
 * What the widget and `djdocs/search` give to the page around them. These types are published: they stand alone, and
 * nothing in them goes away without a new major version.
 */

/** One section or definition that answers a query. Texts are plain text, never HTML. */
export interface SearchResult {
  /** Stable name of the section: `docset@version/topic/path#anchor`. */
  readonly ref: string;
  /** Where it is read: absolute, `http:`, `https:` or the scheme of the site itself; undefined where the site has no page. */
  readonly url: string | undefined;
  readonly docSet: string;
  /** The version that is shown. */
  readonly version: string;
  /** All versions that have this section, newest first. */
  readonly versions: readonly string[];
  readonly title: string;
  /** Titles of what encloses the section, the page first; empty for a page itself. */
  readonly trail: readonly string[];
  /** `page`, `section`, or what it defines: `class`, `method`, `setting` … */
  readonly kind: string;
  readonly excerpt: string;
  /** Pairs of start and end in `excerpt` where words of the query stand, ascending. */
  readonly marks: readonly (readonly [start: number, end: number])[];
}

/** What a search found, best first. */
export interface SearchResults {
  readonly hits: readonly SearchResult[];
  /** Set when words of the query are nowhere: the hits answer this text instead. */
  readonly repaired?: string;
}

export interface SearchOptions {
  /** How many hits at most. @default 10 */
  readonly limit?: number;
  /** Only this doc set. */
  readonly docSet?: string;
  /** Only this version. */
  readonly version?: string;
}

/** A doc set that can be searched. */
export interface SearchedDocSet {
  readonly id: string;
  readonly title: string;
  /** Newest first. */
  readonly versions: readonly string[];
}

/** Why a search failed, as `code` of the error that is thrown. */
export type SearchErrorCode = 'unreachable' | 'damaged' | 'format' | 'usage' | 'failed';

/** The detail of a `djdocs-search` event: an answer has been shown. */
export interface SearchEventDetail {
  readonly query: string;
  readonly count: number;
  /** From the last change of the query to its results. */
  readonly seconds: number;
}

/** The detail of a `djdocs-select` event, which can be cancelled: then the page opens the result itself. */
export interface SelectEventDetail {
  readonly query: string;
  readonly result: SearchResult;
  /** Place among the results, from 1. */
  readonly rank: number;
}
