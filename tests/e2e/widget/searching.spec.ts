import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { GOLDEN_HITS, GOLDEN_QUERIES } from '../../helpers/golden-queries.ts';
import { expect, test } from './fixtures.ts';

const DJDOCS = fileURLToPath(new URL('../../../out/cli/djdocs.js', import.meta.url));

test('the box finds, opens results by keyboard, and takes little before it is used', async ({
  open,
  page,
  site,
  box,
  options,
  status,
  widget,
}) => {
  site.server.asked.length = 0;
  await open();
  await expect(box).toBeVisible();
  expect(site.server.asked).toEqual(['/', '/djdocs-search.js']);
  await box.fill('transaction.atomic');
  await expect(options.first()).toBeVisible();
  await expect(status).toHaveText(/^First 5 results$/);
  await expect(options.first().locator('mark').first()).toBeVisible();
  await expect(box).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(options.nth(1)).toHaveAttribute('aria-selected', 'true');
  await expect(box).toHaveAttribute('aria-activedescendant', (await options.nth(1).getAttribute('id')) ?? '');
  await page.keyboard.press('Escape');
  await expect(widget.getByRole('listbox')).toBeHidden();
  await page.keyboard.press('ArrowUp');
  const href = await options.first().getAttribute('href');
  await page.keyboard.press('Enter');
  await page.waitForURL(new RegExp(`^${site.server.url}(handbook|snippets)/`));
  expect(href).toContain(`${site.server.url}handbook/`);
});

test('the box finds what the command finds', async ({ open, page, site }) => {
  const expected = askCommand(site.home);
  await open();
  // As the box asks: five at first. Errors are answers too.
  const found = await page.evaluate(
    async ([queries, limit]) => {
      const widget = document.querySelector('djdocs-search');
      const box = widget?.shadowRoot?.querySelector('input') as HTMLInputElement;
      const answers: Record<string, string[]> = {};
      for (const query of queries) {
        box.focus();
        const answered = new Promise<void>((resolve) => {
          const list = widget?.shadowRoot?.querySelector('[role=status]') as HTMLElement;
          const observer = new MutationObserver(() => {
            if (/…$/.test(list.textContent ?? '')) return;
            observer.disconnect();
            resolve();
          });
          observer.observe(list, { childList: true, subtree: true });
        });
        box.value = query;
        box.dispatchEvent(new Event('input', { bubbles: true }));
        await answered;
        const rows = widget?.shadowRoot?.querySelectorAll<HTMLElement>('[data-rank]') ?? [];
        answers[query] = [...rows]
          .sort((a, b) => Number(a.dataset.rank) - Number(b.dataset.rank))
          .slice(0, limit)
          .map((row) => decodeURIComponent((row as HTMLAnchorElement).href));
      }
      return answers;
    },
    [GOLDEN_QUERIES, GOLDEN_HITS] as const,
  );
  for (const query of GOLDEN_QUERIES) {
    expect(found[query]?.length, query).toBe(expected.get(query)?.length);
    for (const [i, ref] of (expected.get(query) ?? []).entries()) {
      const [, docSet, version, path, anchor] = /^([^@]+)@([^/]+)\/([^#]*)(?:#(.*))?$/.exec(ref) ?? [];
      const address = `${site.server.url}${docSet}/${version}/${path}.html`;
      expect([address, `${address}#${decodeURIComponent(anchor ?? '')}`], query).toContain(found[query]?.[i]);
    }
  }
});

test('a page hears of searches and selections, and may open results itself', async ({
  open,
  page,
  site,
  box,
  options,
}) => {
  const logged: string[] = [];
  site.server.answer = (request, response, path) => {
    if (path !== '/searches/log') return false;
    request.on('data', (chunk) => logged.push(String(chunk)));
    request.on('end', () => response.writeHead(204).end());
    return true;
  };
  await open('<djdocs-search packs="packs/" log="/searches/log"></djdocs-search>');
  await page.evaluate(() => {
    const told: unknown[] = [];
    Object.assign(globalThis, { told });
    document.addEventListener('djdocs-search', (event) => told.push((event as CustomEvent).detail));
    document.addEventListener('djdocs-select', (event) => {
      told.push((event as CustomEvent).detail);
      event.preventDefault();
    });
  });
  await box.fill('Q objects');
  await options.first().click();
  await expect(options.first()).toBeHidden();
  const [searched, selected] = await page.evaluate(() => (globalThis as unknown as { told: never[] }).told);
  expect(searched).toEqual({ query: 'Q objects', count: 5, seconds: expect.any(Number) });
  expect(selected).toEqual({
    query: 'Q objects',
    rank: 1,
    result: expect.objectContaining({ docSet: 'handbook' }),
  });
  await expect(page).toHaveTitle('Docs');
  await expect
    .poll(() => logged.map((line) => JSON.parse(line)))
    .toEqual([
      { event: 'search', query: 'Q objects', hits: 5 },
      { event: 'select', query: 'Q objects', hits: 5, rank: 1, ref: expect.stringMatching(/^handbook@/) },
    ]);
  // Another origin is told nothing: the test fails when a request leaves the site.
  await page
    .locator('djdocs-search')
    .evaluate((element) => element.setAttribute('log', 'https://other.example/log'));

  await box.fill('');
  await expect(options.first()).toHaveText('Q objects');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(options.first()).toHaveAttribute('data-rank', '1');
  await page.reload();
  await box.focus();
  await expect(options).toHaveText(['Q objects']);
  await page.locator('djdocs-search').getByRole('button', { name: 'Forget' }).click();
  await expect(options).toHaveCount(0);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test('the dialog opens by its shortcut and button, filters by doc set, and speaks the language of the page', async ({
  open,
  page,
  box,
  options,
  status,
  widget,
}) => {
  await open(
    '<div lang="de"><djdocs-search packs="packs" mode="dialog" shortcut="mod+j" label="Handbuch durchsuchen"></djdocs-search></div>',
  );
  const button = widget.getByRole('button', { name: 'Handbuch durchsuchen' });
  await expect(button).toContainText('Ctrl J');
  await page.keyboard.press('Control+j');
  await expect(box).toBeFocused();
  await box.fill('tests');
  await expect(options.first()).toHaveAttribute('href', /\/handbook\//);
  await widget.getByRole('combobox', { name: 'Suchen in' }).selectOption('snippets');
  await expect(options.first()).toHaveAttribute('href', /\/snippets\//);
  await expect(status).toHaveText(/Treffer$/);
  await page.keyboard.press('Escape');
  await expect(widget.getByRole('dialog')).toBeHidden();
  await expect(button).toBeFocused();
  await button.click();
  await expect(box).toBeFocused();
  await box.fill('xyzzyqqqq');
  await expect(status).toHaveText('Nichts gefunden für „xyzzyqqqq“');
});

test('old answers are never shown, more results are fetched when asked for, and slips are mended', async ({
  open,
  box,
  options,
  status,
  site,
}) => {
  let held: (() => void)[] = [];
  site.server.answer = (request, response, path) => {
    if (!path.includes('/search/') || request.headers['x-again']) return false;
    if (held.length > 0) return false;
    const go = () => {
      request.headers['x-again'] = '1';
      response.writeHead(404).end();
    };
    held.push(go);
    return true;
  };
  await open();
  // The first part that is asked for hangs until the next query has its answer.
  await box.fill('middleware');
  await expect.poll(() => held.length).toBe(1);
  await box.fill('query');
  await expect(status).toHaveText('First 5 results');
  const shown = await options.allTextContents();
  held[0]?.();
  held = [() => {}];
  await expect(options).toHaveText(shown);

  await options.filter({ hasText: 'More results' }).click();
  await expect.poll(() => options.count()).toBeGreaterThan(6);
  await box.fill('migartions');
  await expect(status).toHaveText(/^Nothing has “migartions”. Results for “migrations”:/);
});

/** The first refs of every query, as `djdocs search` prints them; none where it refuses the query. */
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
