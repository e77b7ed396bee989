import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { GOLDEN_HITS, GOLDEN_QUERIES } from '../helpers/golden-queries.ts';
import { expect, test } from './fixtures.ts';

const DJDOCS = fileURLToPath(new URL('../../out/cli/djdocs.js', import.meta.url));

test('the app finds what the command finds', async ({ reading, search, page, site }) => {
  test.setTimeout(180_000);
  const expected = askCommand(site.home);
  await reading.open();
  await page.keyboard.press('Control+k');
  for (const query of GOLDEN_QUERIES) {
    await search.box.fill(query);
    await expect(search.dialog.getByRole('listbox', { includeHidden: true })).toHaveAttribute(
      'data-stale',
      'false',
    );
    const links = await search.results.evaluateAll((results, most) => {
      const refs = results.map(
        (result) => result.closest('a')?.hash ?? result.querySelector('a')?.hash ?? '',
      );
      return refs.slice(0, most).map((hash) => decodeURIComponent(hash.replace(/^#\//, '')));
    }, GOLDEN_HITS);
    expect(links, query).toEqual(expected.get(query));
  }
});

/** The first refs of every query, as `djdocs search` prints them. */
function askCommand(home: string): Map<string, string[]> {
  const input = GOLDEN_QUERIES.map((query, id) => JSON.stringify({ id, query })).join('\n');
  const output = execFileSync(
    process.execPath,
    [DJDOCS, 'search', '--batch', '-', '--limit', String(GOLDEN_HITS)],
    { input, encoding: 'utf8', env: { ...process.env, DJDOCS_HOME: home } },
  );
  return new Map(
    output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { query: string; hits: { ref: string }[] })
      .map(({ query, hits }) => [query, hits.map(({ ref }) => ref)]),
  );
}
