import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { getCommand } from '../../../indexer/cli/commands/get.ts';
import { updateCommand } from '../../../indexer/cli/commands/update.ts';
import type { Terminal } from '../../../indexer/cli/terminal.ts';
import { Pack } from '../../../indexer/core/pack.ts';
import type { CatalogueEntry } from '../../../indexer/get/catalogue.ts';
import { folderSource } from '../../../indexer/store/folder-source.ts';
import { zipOf } from '../../helpers/archives.ts';
import { type FileServer, serving, startFileServer } from '../../helpers/file-server.ts';
import { tempFolder, writeFiles } from '../../helpers/temp-folders.ts';

const zipSaying = (text: string) => zipOf([{ name: 'widgets/oil.md', content: `# Oil\n\n${text}\n` }]);

let server: FileServer;
let home = '';
let entry: CatalogueEntry;
let said: string[] = [];
const before = process.env.DJDOCS_HOME;
const same = (text: string) => text;
const terminal: Terminal = {
  out: (text) => said.push(text),
  err: (text) => said.push(text),
  bold: same,
  dim: same,
  accent: same,
  red: same,
  green: same,
  hasColour: false,
  isInteractive: false,
  showsProgress: false,
  width: 80,
};

beforeAll(async () => {
  server = await startFileServer();
});
afterAll(async () => {
  process.env.DJDOCS_HOME = before;
  if (before === undefined) delete process.env.DJDOCS_HOME;
  await server.close();
});
beforeEach(() => {
  home = tempFolder();
  process.env.DJDOCS_HOME = home;
  said = [];
  server.asked.length = 0;
  entry = {
    name: 'widgets',
    title: 'Widgets',
    about: 'All about them',
    format: 'markdown',
    license: 'MIT',
    home: 'https://widgets.example/',
    url: server.on('/1.0.zip', serving(zipSaying('one'))).replace('1.0', '{version}'),
    file: 'zip',
    megabytes: 1,
    versions: ['1.0'],
    system: { package: 'widgets-doc', folder: join(home, 'system') },
  };
});

const tools = () => ({ catalogue: [entry], limits: { isAllowed: server.isAllowed, stallMs: 2000 } });
const get = (target: string | undefined, options = {}) => getCommand(target, options, terminal, tools());
const update = (options = {}, ask?: (question: string) => Promise<boolean>) =>
  updateCommand(undefined, options, terminal, ask, tools());
const manifest = async () => (await Pack.open(folderSource(join(home, 'packs/widgets'), 'widgets'))).manifest;

describe('djdocs get', () => {
  it('fetches, imports, and notes where the file came from and its hash', async () => {
    expect(await get('widgets')).toBe(0);
    expect(said[0]).toBe(`Asking ${new URL(server.address).host} for ${server.address}/1.0.zip`);
    const { docSet, versions } = await manifest();
    expect(docSet.id).toBe('widgets');
    expect(versions).toMatchObject([
      {
        label: '1.0',
        sources: [
          {
            name: 'widgets',
            license: 'MIT',
            origin: {
              url: `${server.address}/1.0.zip`,
              sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
              etag: '"one"',
            },
          },
        ],
      },
    ]);
    expect(readdirSync(join(home, 'cache/downloads'))).toEqual([]);
  });

  it('lists what there is without asking anybody, and what this machine has of it', async () => {
    expect(await get(undefined)).toBe(0);
    expect(said.join('\n')).toMatch(
      /^widgets {2}Widgets: All about them\n {2}1\.0; markdown, MIT, about 1 MB\n/,
    );
    expect(said.join('\n')).not.toContain('on this machine');
    writeFiles(join(home, 'system'), { 'index.html': '', 'oil.md': '# Oil\n' });
    said = [];
    await get(undefined);
    expect(said.join('\n')).toContain('on this machine: package widgets-doc, `djdocs get widgets --system`');
    expect(server.asked).toEqual([]);
  });

  it('takes a file of this machine, or what a package of the system has put there, asking nobody', async () => {
    const file = writeFiles(join(home, 'given'), { 'oil.md': '# Oil\n\nfrom a disk\n' });
    expect(await get('widgets@1.0', { file })).toBe(0);
    expect((await manifest()).versions).toMatchObject([{ label: '1.0', sources: [{ name: 'given' }] }]);
    await expect(get('widgets', { system: true })).rejects.toMatchObject({ code: 'source-missing' });
    writeFiles(join(home, 'system'), { 'index.html': '<title>Widgets</title>', 'oil.md': '# Oil\n' });
    expect(await get('widgets', { system: true })).toBe(0);
    expect(server.asked).toEqual([]);
  });

  it('says without a network how to go on without one, and keeps nothing', async () => {
    writeFiles(join(home, 'system'), { 'index.html': '' });
    entry = { ...entry, url: 'https://docs.invalid/{version}.zip' };
    const asking = getCommand('widgets', {}, terminal, { catalogue: [entry] });
    await expect(asking).rejects.toMatchObject({
      code: 'fetch-failed',
      message: expect.stringContaining('docs.invalid cannot be reached'),
      hint: expect.stringMatching(
        /--file FILE; this machine has the package widgets-doc: `djdocs get widgets --system`/,
      ),
    });
    expect(existsSync(join(home, 'packs/widgets'))).toBe(false);
  });

  it('leaves what is installed as it is when what arrives cannot be imported', async () => {
    await get('widgets');
    const installed = await manifest();
    server.on('/1.0.zip', serving(zipOf([{ name: 'a.bin', content: '\0\0' }]), 'application/zip', '"bad"'));
    expect(await get('widgets')).toBe(3);
    expect(await manifest()).toEqual(installed);
    expect(readdirSync(join(home, 'cache/downloads'))).toEqual([]);
  });
});

describe('djdocs update', () => {
  it('says what is newer, and fetches it on yes alone', async () => {
    await get('widgets');
    said = [];
    expect(await update()).toBe(0);
    expect(said).toEqual(['Everything is as new as it gets.']);

    server.on('/1.0.zip', serving(zipSaying('two'), 'application/zip', '"two"'));
    server.on('/2.0.zip', serving(zipSaying('three')));
    entry = { ...entry, versions: ['2.0', '1.0'] };
    const [installed, host] = [await manifest(), new URL(server.address).host];
    server.asked.length = 0;
    said = [];
    expect(await update()).toBe(0);
    expect(await update({}, async () => false)).toBe(0);
    expect(said.slice(0, 3)).toEqual([
      `widgets 2.0 is newer than what is installed: ${host}, about 1 MB`,
      `widgets 1.0: another file is at ${host} now, about 1 MB`,
      'Fetch with `djdocs update --yes`, or one of them with `djdocs get`.',
    ]);
    expect(await manifest()).toEqual(installed);
    expect(new Set(server.asked)).toEqual(new Set(['HEAD /1.0.zip']));

    const questions: string[] = [];
    await update({}, async (question) => questions.push(question) > 0);
    expect(questions).toEqual(['Fetch?']);
    expect((await manifest()).versions).toMatchObject([
      { label: '2.0' },
      { label: '1.0', sources: [{ origin: { etag: '"two"' } }] },
    ]);
    said = [];
    await update({ yes: true });
    expect(said).toEqual(['Everything is as new as it gets.']);
  });

  it('tells a program, and says so when a server cannot be asked', async () => {
    await get('widgets');
    server.on('/1.0.zip', (_, response) => response.writeHead(500).end());
    said = [];
    expect(await update({ json: true })).toBe(5);
    expect(JSON.parse(said.at(-1) as string)).toEqual({
      updates: [],
      failures: [`widgets@1.0: ${server.address}/1.0.zip answers 500`],
      added: [],
      failed: [],
    });
  });

  it('has nothing to ask about what was added from this machine', async () => {
    const file = writeFiles(join(home, 'given'), { 'oil.md': '# Oil\n' });
    await get('widgets', { file });
    said = [];
    expect(await update()).toBe(0);
    expect(said).toEqual([
      'Nothing that is installed was fetched by djdocs, and the catalogue has nothing newer.',
    ]);
    expect(server.asked).toEqual([]);
    await expect(updateCommand('gears', {}, terminal, undefined, tools())).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
