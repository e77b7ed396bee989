import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Offender } from '../bar.ts';
import type { Measure } from '../measure.ts';
import type { Home, TestData } from '../test-data.ts';
import { DJANGO_VERSIONS, djangoHome } from './django-homes.ts';

const SETS = ['natural', 'anchortext', 'symbols'] as const;
/** Hits that a reader looks at. */
const FIRST = 5;

/** A search of one version answers as if no other were installed. */
export const filteredSearch: Measure = {
  name: 'versions/filtered-search',
  async measure(data) {
    const queries = queriesOf(data);
    const together = djangoHome(data, ...DJANGO_VERSIONS);
    return DJANGO_VERSIONS.map((version) => {
      const wanted = answers(djangoHome(data, version), queries, version);
      const given = answers(together, queries, version);
      const offenders = queries.flatMap(({ id, query }): Offender[] => {
        const [alone, among] = [wanted.get(id) ?? [], given.get(id) ?? []];
        if (alone.join() === among.join()) return [];
        return [{ file: id, line: 0, what: `${query}: ${among.join(' ')}; alone ${alone.join(' ')}` }];
      });
      return {
        name: `queries whose first ${FIRST} in ${version} are those of ${version} alone`,
        found: queries.length - offenders.length,
        of: queries.length,
        least: 1,
        offenders,
      };
    });
  },
};

interface Query {
  readonly id: string;
  readonly query: string;
}

function queriesOf(data: TestData): Query[] {
  return SETS.flatMap((set) =>
    readFileSync(data.path('eval', 'django-5.2', `${set}.jsonl`), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Query),
  );
}

/** The refs of the first hits by query. */
function answers(home: Home, queries: readonly Query[], version: string): Map<string, string[]> {
  const file = join(home.folder, 'queries.jsonl');
  writeFileSync(file, queries.map(({ id, query }) => JSON.stringify({ id, query })).join('\n'));
  const lines = home.run('search', '--batch', file, '--version', version, '--limit', String(FIRST));
  const told = lines
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { id: string; hits: { ref: string }[] });
  return new Map(told.map(({ id, hits }) => [id, hits.map(({ ref }) => ref)]));
}
