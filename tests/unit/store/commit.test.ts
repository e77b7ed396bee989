import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { encodePack } from '../../../indexer/pipeline/encode-pack.ts';
import { withoutVersion } from '../../../indexer/pipeline/load-draft.ts';
import { changePack } from '../../../indexer/store/change-pack.ts';
import { dropPrevious, partsOf, removePack } from '../../../indexer/store/commit.ts';
import { docSetOf } from '../../helpers/doc-sets.ts';
import {
  filesIn,
  ID,
  install,
  manifestOf,
  partFilesOf,
  readInstalled,
  readText,
  saying,
} from '../../helpers/stored-packs.ts';
import { folderHashes, tempFolder, writeFiles } from '../../helpers/temp-folders.ts';

describe('putting a pack in force', () => {
  it('writes a pack that reads as what was written', async () => {
    const packs = tempFolder();
    const draft = docSetOf(
      { '1.0': { 'a.md': '# A\n\n![p](p.png)\n', 'p.png': 'PNG' }, '2.0': { 'b.md': '# B\n' } },
      ID,
    );
    expect(await install(packs, draft)).toMatchObject({ changed: true });
    const installed = await readInstalled(packs);
    expect(installed.versions).toEqual(draft.versions);
    expect([...installed.assets].map(([name, bytes]) => [name, Buffer.from(bytes).toString()])).toEqual([
      [[...draft.assets.keys()][0], 'PNG'],
    ]);
    expect(filesIn(packs)).toEqual(['manifest.json', ...partFilesOf(encodePack(draft))].sort());
  });

  it('knows every part of a pack, so that none is taken for garbage', () => {
    const { manifest, parts } = encodePack(docSetOf({ '1.0': { 'oil.md': '# Oil\n\nOil the chain.\n' } }));
    const directory = JSON.parse(new TextDecoder().decode(parts.get(manifest.directory.name)));
    expect([...new Set(partsOf(manifest, directory))].sort()).toEqual([...parts.keys()].sort());
  });

  it('touches nothing when the pack in force is the same already', async () => {
    const packs = tempFolder();
    await install(packs, saying('one'));
    const before = folderHashes(packs);
    expect(await install(packs, saying('one'))).toMatchObject({ changed: false });
    expect(folderHashes(packs)).toEqual(before);
  });

  it('keeps the generation before, and deletes what only older ones needed', async () => {
    const packs = tempFolder();
    const drafts = ['one', 'two', 'three'].map((text) => saying(text));
    const manifests: string[] = [];
    for (const draft of drafts) {
      await install(packs, draft);
      manifests.push(manifestOf(packs));
    }
    const kept = drafts.slice(1).map((draft) => encodePack(draft));
    expect(filesIn(packs)).toEqual(['manifest.json', 'previous.json', ...partFilesOf(...kept)].sort());
    expect(readFileSync(join(packs, ID, 'previous.json'), 'utf8')).toBe(manifests[1]);
  });

  it('forgets the generation before when asked', async () => {
    const packs = tempFolder();
    await install(packs, saying('one'));
    await install(packs, saying('two'));
    await dropPrevious(join(packs, ID), ID);
    expect(filesIn(packs)).toEqual(['manifest.json', ...partFilesOf(encodePack(saying('two')))].sort());
  });

  it('gives the bytes of a pack without a version when the version is taken away', async () => {
    const [packs, fresh] = [tempFolder(), tempFolder()];
    const [old, recent] = [{ 'a.md': '# A\n' }, { 'a.md': '# A\n\nMore\n', 'b.md': '# B\n' }];
    await install(packs, docSetOf({ '1.0': old, '2.0': recent }, ID));
    await changePack(packs, ID, async (installed) => {
      const draft = withoutVersion(installed as NonNullable<typeof installed>, '2.0');
      return { draft, pack: encodePack(draft) };
    });
    await dropPrevious(join(packs, ID), ID);
    await install(fresh, docSetOf({ '1.0': old }, ID));
    expect(folderHashes(packs)).toEqual(folderHashes(fresh));
  });

  it('takes a doc set away as a whole', async () => {
    const packs = tempFolder();
    await install(packs, saying('one'));
    await removePack(packs, ID);
    expect(readdirSync(packs)).toEqual([]);
  });

  it('says so when there is nothing to take away', async () => {
    await expect(removePack(tempFolder(), ID)).rejects.toMatchObject({
      code: 'not-found',
      message: 'No documentation "widgets" is installed',
    });
  });
});

describe('an import that fails', () => {
  const failing = async () => {
    throw new Error('the ink is gone');
  };

  it('leaves no folder behind when it was the first', async () => {
    const packs = tempFolder();
    await expect(changePack(packs, ID, failing)).rejects.toThrow('the ink is gone');
    expect(existsSync(join(packs, ID))).toBe(false);
  });

  it('leaves an installed pack byte for byte', async () => {
    const packs = tempFolder();
    await install(packs, saying('one'));
    const before = folderHashes(packs);
    await expect(changePack(packs, ID, failing)).rejects.toThrow('the ink is gone');
    expect(folderHashes(packs)).toEqual(before);
    expect(await readText(packs)).toContain('one');
  });
});

describe('an id that is none', () => {
  it.each(['../elsewhere', '..', '', 'A'])('never names a folder: "%s"', async (id) => {
    const home = tempFolder();
    writeFiles(home, { 'elsewhere/keep.txt': 'x' });
    const before = folderHashes(home);
    await expect(install(join(home, 'packs'), { ...saying('one'), id })).rejects.toThrow(RangeError);
    expect(folderHashes(home)).toEqual(before);
  });
});
