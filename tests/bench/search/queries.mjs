import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The questions in people's own words.
 * @param {string} data the folder that DJDOCS_TEST_DATA names
 * @returns {string[]}
 */
export function naturalQueries(data) {
  const lines = readFileSync(join(data, 'eval/django-5.2/natural.jsonl'), 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line).query);
}
