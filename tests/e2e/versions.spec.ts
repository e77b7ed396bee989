import { expect, test } from './fixtures.ts';

test('switching the version keeps the topic and the section', async ({ reading }) => {
  await reading.open('handbook@5.2/guide/queries#q-objects');
  await reading.version.selectOption('4.2');
  await expect(() => expect(reading.ref).toBe('handbook@4.2/guide/queries#q-objects')).toPass();
  await expect(reading.section('q-objects')).toBeInViewport();
  await expect(reading.version).toHaveValue('4.2');
  await expect(reading.detour).toHaveCount(0);
});

test('a version that is not installed leads to the one that is, and says so', async ({ reading }) => {
  await reading.open('handbook@9.9/guide/queries');
  await expect(reading.detour).toContainText('Version 9.9 is not installed');
  await expect(reading.title).toContainText('Queries');
});

test('choosing another doc set leads to its contents', async ({ reading }) => {
  await reading.open('handbook@5.2/guide/queries');
  await reading.docSet.selectOption('snippets');
  await expect(() => expect(reading.ref).toBe('snippets@1.0')).toPass();
});
