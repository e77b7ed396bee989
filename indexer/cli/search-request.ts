import type { SearchRequest } from '../core/query.ts';
import type { SearchHit } from '../core/search-hit.ts';
import { AUTO } from './auto-version.ts';

/** The options of `djdocs search`. */
export interface SearchOptions {
  readonly docSet?: string;
  readonly version?: string;
  readonly kind?: string;
  readonly limit?: number;
  readonly explain?: boolean;
  readonly batch?: string;
  readonly json?: boolean;
}

/**
 * The request that the options of a command make of a query.
 * @param versions by doc set: what a project uses, where no version is asked for
 */
export function requestFor(
  query: string,
  options: SearchOptions,
  versions: SearchRequest['versions'] = undefined,
): SearchRequest {
  const { docSet, kind, limit } = options;
  const version = options.version === AUTO ? undefined : options.version;
  return {
    query,
    ...(versions ? { versions } : {}),
    ...(docSet !== undefined ? { docSet } : {}),
    ...(version !== undefined ? { version } : {}),
    ...(kind !== undefined ? { kind } : {}),
    ...(limit !== undefined ? { limit } : {}),
  };
}

/** A hit as `--json` prints it. */
export function forJson(hit: SearchHit, explain = false): object {
  const { why, ...rest } = hit;
  return explain ? { ...rest, why } : rest;
}
