import { deflateRawSync } from 'node:zlib';
import { expect, test } from './fixtures.ts';

test.describe.configure({ timeout: 120_000 });

test('a snippet is changed, run from the keyboard, and put back', async ({ reading }) => {
  await reading.open('snippets@1.0/index');
  const snippet = reading.snippet('using-what-came-before');
  await snippet.edit.click();
  await snippet.write('print(greet("you" + "!" * 2))');
  await snippet.editor.press('ControlOrMeta+Enter');
  await expect(snippet.output).toContainText('Hello, you!!!', { timeout: 60_000 });
  await snippet.reset.click();
  await expect(snippet.block.locator('pre code').first()).toHaveText('print(greet("again"))');
});

test('snippets further down build on a changed one', async ({ reading }) => {
  await reading.open('snippets@1.0/index');
  const first = reading.snippet('greeting');
  await first.edit.click();
  await first.write('def greet(name): return f"Moin, {name}"');
  const second = reading.snippet('using-what-came-before');
  await second.run.click();
  await expect(second.output).toContainText('Moin, again', { timeout: 60_000 });
});

test('all snippets above are run, each with its own output', async ({ reading }) => {
  await reading.open('snippets@1.0/index');
  const [first, second] = [reading.snippet('greeting'), reading.snippet('using-what-came-before')];
  await expect(first.runAbove).toHaveCount(0);
  await second.runAbove.click();
  await expect(second.output).toContainText('Hello, again!', { timeout: 60_000 });
  await expect(first.output).toContainText('Hello, reader!');
});

test('a link brings code along, which is shown and not run', async ({ reading }) => {
  const packed = deflateRawSync('print("from afar")').toString('base64url');
  await reading.open(`snippets@1.0/index?code=1.${packed}#using-what-came-before`);
  const snippet = reading.snippet('using-what-came-before');
  await expect(snippet.editor).toHaveText('print("from afar")');
  await expect(snippet.block).toContainText('It has not been run');
  await expect(snippet.output).toHaveCount(0);
  expect(reading.ref).toBe(`snippets@1.0/index?code=1.${packed}#using-what-came-before`);
  await snippet.run.click();
  await expect(snippet.output).toContainText('from afar', { timeout: 60_000 });
});

test('a link with damaged code leads to the page as it is', async ({ reading }) => {
  await reading.open('snippets@1.0/index?code=1.AAAA#greeting');
  await expect(reading.title).toContainText('Snippets to run');
  await expect(reading.snippet('using-what-came-before').edit).toBeVisible();
});

test('nothing of the editor is fetched before somebody changes a snippet', async ({ reading }) => {
  const asked: string[] = [];
  reading.page.on('request', (request) => asked.push(request.url()));
  await reading.open('snippets@1.0/index');
  const snippet = reading.snippet('greeting');
  await expect(snippet.run).toBeVisible();
  expect(asked.filter((url) => /editor/.test(url))).toEqual([]);
  await snippet.edit.click();
  await expect(snippet.editor).toBeVisible();
  expect(asked.filter((url) => url.includes('snippet-editor'))).not.toEqual([]);
});
