/** Where a query leads: a page of the documentation, and a section of it unless the page as a whole is meant. */
export interface Target {
  readonly page: string;
  readonly anchor: string | null;
}

/** A query with every place that a person would accept. */
export interface EvalRow {
  readonly id: string;
  readonly query: string;
  readonly kind: string;
  readonly targets: readonly Target[];
  /** Places that do not count as hits, because the query was taken from there. */
  readonly skip?: readonly Target[];
}

/** Queries of one kind. */
export interface QuerySet {
  readonly name: string;
  readonly rows: readonly EvalRow[];
}

/** A place that an engine found, best first in its list. */
export interface Hit {
  readonly page: string;
  readonly anchor: string | null;
}

/** A section or definition as every engine gets it. */
export interface Document {
  readonly id: number;
  readonly page: string;
  readonly anchor: string;
  readonly title: string;
  /** Titles of the enclosing sections. */
  readonly trail: string;
  readonly text: string;
  readonly code: string;
}

/** A search engine that has indexed some documents. */
export interface Engine {
  readonly name: string;
  /** At most ten hits. */
  search(query: string): Promise<readonly Hit[]>;
  close?(): Promise<void>;
}

/** Only the first so many hits count. */
export const LOOKED_AT = 10;
