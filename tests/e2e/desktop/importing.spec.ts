import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { DeskMessage } from '../../../indexer/core/desk-calls.ts';
import { expect, test } from './desktop.ts';
import { offer } from './offer.ts';

const packIds = (page: Page) =>
  page.evaluate(async () => {
    const { packs } = (await (await fetch('packs/index.json')).json()) as { packs: { id: string }[] };
    return packs.map(({ id }) => id);
  });

test('a chosen folder is imported by a process of its own, and the page sees it happen', async ({
  desktop,
  page,
  profile,
}) => {
  await offer(desktop, join(profile, 'kites'));
  const forked = await desktop.evaluateHandle(({ utilityProcess }) => {
    const programs: string[] = [];
    const fork = utilityProcess.fork;
    utilityProcess.fork = (program: string, ...rest: unknown[]) => {
      programs.push(program);
      return (fork as (...args: unknown[]) => Electron.UtilityProcess)(program, ...rest);
    };
    return programs;
  });
  const { chosen, outcome, messages } = await page.evaluate(async () => {
    const bridge = window.djdocs;
    if (!bridge) throw new Error('the page has no bridge');
    const heard: DeskMessage[] = [];
    const stop = bridge.onImportMessage((message) => heard.push(message));
    const sources = await bridge.chooseSources('folders');
    const result = await bridge.importSources({
      sources: sources.map(({ token }) => token),
      docSet: 'kites',
      version: '1.0',
    });
    stop();
    return { chosen: sources, outcome: result, messages: heard };
  });
  expect(chosen).toEqual([{ token: expect.any(String), name: 'kites' }]);
  expect(outcome).toBe('finished');
  const types = messages.map(({ type }) => type);
  expect(types.filter((type) => type === 'progress').length).toBeGreaterThan(2);
  expect(types.slice(-2)).toEqual(['imported', 'finished']);
  expect(await forked.jsonValue()).toEqual([expect.stringMatching(/importer\.js$/)]);
  expect(await packIds(page)).toEqual(['handbook', 'kites']);

  await page.reload();
  await page.evaluate(() => {
    location.hash = '#/kites@1.0/index#wind';
  });
  await expect(page.locator('[id="wind"]')).toContainText('Enough of it.');
});

test('a cancelled import leaves what was installed as it was', async ({ desktop, page, profile }) => {
  await offer(desktop, join(profile, 'kites'));
  const outcome = await page.evaluate(async () => {
    const bridge = window.djdocs;
    if (!bridge) throw new Error('the page has no bridge');
    const sources = (await bridge.chooseSources('folders')).map(({ token }) => token);
    const running = bridge.importSources({ sources, docSet: 'kites' });
    const second = await bridge
      .importSources({ sources, docSet: 'other' })
      .catch((error: Error) => error.message);
    const wasRunning = await bridge.cancelImport();
    return { second, wasRunning, outcome: await running, again: await bridge.cancelImport() };
  });
  expect(outcome).toEqual({
    second: expect.stringContaining('being added already'),
    wasRunning: true,
    outcome: 'cancelled',
    again: false,
  });
  expect(await packIds(page)).toEqual(['handbook']);
});
