import { expect, test } from './fixtures.ts';
import { Snippet } from './pages/reading-page.ts';

test.describe.configure({ timeout: 120_000 });

test('a snippet runs with what came before it on the page, and shows its output', { tag: '@once' }, async ({
  reading,
}) => {
  await reading.open('snippets@1.0/index');
  const snippet = reading.snippet('using-what-came-before');
  await snippet.run.click();
  await expect(snippet.output).toContainText('Hello, again!', { timeout: 60_000 });
  await expect(snippet.output).not.toContainText('Hello, reader!');
  await expect(snippet.output).toContainText(/Ran in \d+\.\d\d s/);
});

test('a Django snippet of the handbook asks a real database', async ({ reading }) => {
  await reading.open('handbook@5.2/guide/queries#q-objects');
  const snippet = reading.snippet('q-objects');
  await snippet.run.click();
  await expect(snippet.output).toContainText('<QuerySet [<Repair: Red tandem>, <Repair: Kids bike>]>', {
    timeout: 90_000,
  });
});

test('a run shows rows as a table, the SQL that ran, and what was not on the page', { tag: '@once' }, async ({
  reading,
}) => {
  await reading.open('handbook@5.2/guide/queries#q-objects');
  const snippet = reading.snippet('q-objects');
  await snippet.run.click();
  const sql = snippet.output.getByText(/^SQL: \d+ statements?$/);
  await sql.click({ timeout: 90_000 });
  await expect(snippet.output).toContainText('FROM "handbook_repair"');
});

test('a session is compared with the output it shows, and its rows are a table', { tag: '@once' }, async ({
  reading,
}) => {
  await reading.open('snippets@1.0/panels');
  const session = reading.snippet('session');
  await session.run.click();
  await expect(session.output).toContainText('1 of 2 outputs are as documented', { timeout: 60_000 });
  await session.output.getByText('1 of 2 outputs').click();
  await expect(session.output.locator('.run-wrong')).toContainText('5');
  const rows = reading.snippet('rows');
  await rows.run.click();
  await expect(rows.output.getByRole('cell', { name: 'jib' })).toBeVisible({ timeout: 60_000 });
});

test('what other pages define is lent, and said', { tag: '@once' }, async ({ reading }) => {
  await reading.open('snippets@1.0/panels');
  const lent = reading.snippet('lent');
  await lent.run.click();
  await expect(lent.output).toContainText('Hello, stranger!', { timeout: 60_000 });
  await lent.output.getByText('Added: greet').click();
  await expect(lent.output).toContainText('from index:1');
});

test('HTML is shown as the page that it is, and scripts run that need no page', async ({ reading }) => {
  await reading.open('snippets@1.0/panels');
  const markup = new Snippet(reading.section('markup').locator('.code-block').nth(1));
  await markup.block.getByRole('button', { name: 'Show as a page' }).click();
  const shown = markup.block.frameLocator('iframe').getByText('Ida');
  await expect(shown).toHaveCSS('color', 'rgb(1, 2, 3)');
  const scripts = reading.section('script').locator('.code-block');
  const script = new Snippet(scripts.nth(1));
  await script.run.click();
  await expect(script.output).toContainText('Ida sails', { timeout: 60_000 });
  await expect(scripts.nth(2)).toContainText('It works on a web page');
});

test('a snippet that fails shows its traceback', { tag: '@once' }, async ({ reading }) => {
  await reading.open('snippets@1.0/failing');
  const snippet = reading.snippet('past-the-end');
  await snippet.run.click();
  await expect(snippet.output).toContainText('IndexError: list index out of range', { timeout: 60_000 });
  await expect(snippet.output).toContainText('Failed');
});

test('an endless snippet is stopped, and another one runs after it', async ({ reading }) => {
  await reading.open('snippets@1.0/endless');
  const endless = reading.snippet('never-ending');
  await endless.run.click();
  await expect(endless.output).toContainText('started', { timeout: 60_000 });
  await endless.stop.click();
  await expect(endless.output).toContainText('Stopped');

  const short = reading.snippet('short');
  await short.run.click();
  await expect(short.output).toContainText('short and done', { timeout: 60_000 });
});

test('Python is started in the background once a page with snippets has been read for a while', async ({
  reading,
}) => {
  const asked: string[] = [];
  reading.page.on('request', (request) => asked.push(request.url()));
  await reading.open('snippets@1.0/index');
  await expect(reading.snippet('greeting').run).toBeVisible();
  expect(asked.filter((url) => url.includes('/runtime/'))).toEqual([]);
  await expect.poll(() => asked.some((url) => url.includes('/runtime/')), { timeout: 30_000 }).toBe(true);
});
