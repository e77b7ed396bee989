import { type ChangeFilter, changeFilter } from './change-terms.ts';
import { UsageError } from './errors.ts';

/** Longest query that is looked at; what comes after says nothing a reader would miss. */
const MAX_QUERY_LENGTH = 1000;

export const DEFAULT_LIMIT = 10;
export const MAX_LIMIT = 1000;

/** What a face asks for. Query words (`version:5.2`) and options mean the same; options win. */
export interface SearchRequest {
  readonly query: string;
  readonly docSet?: string;
  readonly version?: string;
  readonly kind?: string;
  readonly limit?: number;
  /** By doc set: the version to answer from where none is asked for, as of the reader's project. */
  readonly versions?: Readonly<Record<string, string>>;
}

/** A query taken apart. */
export interface SearchQuery {
  /** The words without the filters, as typed. */
  readonly text: string;
  readonly phrases: readonly string[];
  readonly excluded: readonly string[];
  readonly docSet?: string;
  readonly version?: string;
  readonly kind?: string;
  /** Only sections with such version notes. */
  readonly changes?: ChangeFilter;
  readonly limit: number;
  /** Further names to look for, the likeliest first, where the text was repaired. */
  readonly otherNames?: readonly string[];
}

/**
 * Takes `version:5.2`, `in:django`, `kind:setting`, `since:5.0`, `deprecated:`, `"exact phrase"` and `-word` out of a
 * query. A word that only looks like one of them (`--fake-initial`, `django:x`, a lone quote) stays text.
 * @throws UsageError when the limit is not a whole number from 1 to MAX_LIMIT.
 */
export function parseQuery(request: SearchRequest): SearchQuery {
  const limit = request.limit ?? DEFAULT_LIMIT;
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) {
    throw new UsageError(`A limit of ${limit} is not possible`, `Give a whole number from 1 to ${MAX_LIMIT}`);
  }
  const filters: { docSet?: string; version?: string; kind?: string } = {};
  let changes: ChangeFilter | undefined;
  const phrases: string[] = [];
  const excluded: string[] = [];
  const text = request.query
    .slice(0, MAX_QUERY_LENGTH)
    .replace(/\p{Cc}/gu, ' ')
    .replace(/"([^"]+)"/g, (_, phrase: string) => {
      phrases.push(phrase);
      return ` ${phrase} `;
    })
    .replace(/(^|\s)(version|in|kind):(\S+)/g, (_, space: string, name: string, value: string) => {
      const field = name === 'in' ? 'docSet' : (name as 'version' | 'kind');
      filters[field] = value;
      return space;
    })
    .replace(
      /(^|\s)(?:(since):(\d\S*)|(deprecated):(\d\S*)?(?=\s|$))/g,
      (_, space: string, since?: 'since', from?: string, deprecated?: 'deprecated', first?: string) => {
        changes = changeFilter(since ?? deprecated ?? 'since', from ?? first ?? '');
        return space;
      },
    )
    .replace(/(^|\s)-([\p{L}\p{N}_]\S*)/gu, (_, space: string, word: string) => {
      excluded.push(word);
      return space;
    })
    .replace(/\s+/g, ' ')
    .trim();
  const docSet = request.docSet ?? filters.docSet;
  const version = request.version ?? filters.version;
  const kind = request.kind ?? filters.kind;
  return {
    text,
    phrases,
    excluded,
    limit,
    ...(docSet ? { docSet } : {}),
    ...(version ? { version } : {}),
    ...(kind ? { kind } : {}),
    ...(changes ? { changes } : {}),
  };
}
