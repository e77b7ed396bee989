import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The questions in people's own words. @param data the folder that DJDOCS_TEST_DATA names */
export function naturalQueries(data: string): string[] {
  return readFileSync(join(data, 'eval/django-5.2/natural.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as { query: string }).query);
}
