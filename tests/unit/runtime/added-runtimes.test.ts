import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { addedRuntimes, keepRuntime, newDraft } from '../../../indexer/runtime/added-runtimes.ts';
import { addedRuntimesFolder } from '../../../indexer/store/home.ts';
import { tempFolder } from '../../helpers/temp-folders.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

it.each(['{', 'null', '{"version": 5}'])('passes over one that says %s of itself', (about) => {
  vi.stubEnv('DJDOCS_HOME', tempFolder());
  const draft = newDraft();
  writeFileSync(join(draft, 'django.pack'), '');
  keepRuntime(draft, { version: '5.1', from: 'a wheel', packages: [], pyodide: '1' });
  const damaged = join(addedRuntimesFolder(), '4.2');
  mkdirSync(damaged);
  for (const [file, text] of Object.entries({ 'django.pack': '', 'about.json': about })) {
    writeFileSync(join(damaged, file), text);
  }
  expect(addedRuntimes().map(({ version }) => version)).toEqual(['5.1']);
});
