import { expect, test } from './fixtures.ts';
import { Pad } from './pages/pad-page.ts';
import { Snippet } from './pages/reading-page.ts';

test.describe.configure({ timeout: 120_000 });

test('the models that a snippet defines are drawn, and listed', async ({ reading }) => {
  await reading.open('handbook@5.2/guide/models');
  const snippet = new Snippet(reading.article.locator('.code-block').first());
  await snippet.run.click();
  const drawing = snippet.output.getByRole('img', { name: /^A drawing of the models / });
  await expect(drawing).toBeVisible({ timeout: 90_000 });
  const names = await drawing.locator('.model-name').allTextContents();
  await snippet.output.getByText('The same as a list').click();
  for (const name of names) await expect(snippet.output.locator('strong', { hasText: name })).toBeVisible();
});

test('a snippet becomes a project on the scratch pad, with what it builds on, and stays there', async ({
  reading,
  page,
}) => {
  await reading.open('handbook@5.2/guide/queries#q-objects');
  const pad = new Pad(page);
  await reading.snippet('q-objects').toPad.click();
  await expect(pad.title).toHaveText('Scratch pad');
  await expect(pad.file('models.py')).toHaveAttribute('aria-current', 'true');
  await pad.run.click();
  await expect(pad.output).toContainText('<QuerySet [<Repair: Red tandem>, <Repair: Kids bike>]>', {
    timeout: 90_000,
  });

  await pad.add(
    'views.py',
    'from django.http import HttpResponse\n\n\ndef hello(request):\nreturn HttpResponse("hi")\n',
  );
  await pad.add(
    'urls.py',
    'from django.urls import path\nfrom . import views\nurlpatterns = [path("", views.hello)]\n',
  );
  await page.reload();
  await pad.file('views.py').click();
  await expect(pad.editor).toContainText('HttpResponse("hi")');
  await pad.ask('Request');
  await pad.run.click();
  await expect(pad.output).toContainText('Response 200 OK', { timeout: 90_000 });

  await pad.startOver.click();
  await pad.ask('Command');
  await pad.run.click();
  await expect(pad.output).toContainText('Ran 1 test', { timeout: 90_000 });
  await pad.bringBack.click();
  await expect(pad.file('views.py')).toBeVisible();
});
