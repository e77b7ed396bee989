import { readFileSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { encodePack } from '../../../indexer/pipeline/encode-pack.ts';
import { changePack } from '../../../indexer/store/change-pack.ts';
import { folderSource } from '../../../indexer/store/folder-source.ts';
import * as generations from '../../../indexer/store/generations.ts';
import { type Integrity, verifyPack } from '../../../indexer/store/verify-pack.ts';
import { addTree } from '../../helpers/doc-sets.ts';
import { folderOf } from '../../helpers/source-trees.ts';
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
import { folderHashes, tempFolder } from '../../helpers/temp-folders.ts';

const { collectGarbage, dropPrevious, measurePack, readManifest, rollBack } = generations;

let packs = '';
const folder = () => join(packs, ID);
const sizeOf = (names: readonly string[]) =>
  names.reduce((sum, name) => sum + statSync(join(folder(), name)).size, 0);
const manifestFile = () => join(folder(), 'manifest.json');
const previousFile = () => join(folder(), 'previous.json');

beforeEach(async () => {
  packs = tempFolder();
  await install(packs, saying('one'));
  await install(packs, saying('two'));
});

describe('going back', () => {
  it('offers these names', () => {
    expect(Object.keys(generations).sort()).toEqual([
      'collectGarbage',
      'dropPrevious',
      'measurePack',
      'readManifest',
      'rollBack',
    ]);
  });

  it('puts the generation before in force, and done twice does nothing', async () => {
    const before = folderHashes(packs);
    await rollBack(folder(), ID);
    expect(await readText(packs)).toContain('one');
    await rollBack(folder(), ID);
    expect(await readText(packs)).toContain('two');
    expect(folderHashes(packs)).toEqual(before);
  });

  it('leads to before a change of several steps', async () => {
    const step = (text: string, keepPrevious: boolean) =>
      changePack(packs, ID, async () => ({ draft: saying(text), pack: encodePack(saying(text)) }), {
        keepPrevious,
      });
    await step('three', false);
    await step('four', true);
    await step('five', true);
    expect(filesIn(packs)).toEqual(
      [
        'manifest.json',
        'previous.json',
        ...partFilesOf(encodePack(saying('two')), encodePack(saying('five'))),
      ].sort(),
    );
    await rollBack(folder(), ID);
    expect(await readText(packs)).toContain('two');
  });

  it('says so when there is nothing to go back to, and changes nothing', async () => {
    await dropPrevious(folder(), ID);
    const before = folderHashes(packs);
    await expect(rollBack(folder(), ID)).rejects.toMatchObject({
      code: 'not-found',
      message: 'There is no state of "widgets" to go back to',
    });
    expect(folderHashes(packs)).toEqual(before);
  });

  it.each<[string, (file: string) => void]>([
    ['a manifest that is cut off', (file) => writeFileSync(file, readFileSync(file).subarray(0, 40))],
    ['a manifest that was changed', (file) => writeFileSync(file, `${readFileSync(file, 'utf8')} `)],
  ])('refuses to go back to %s, and changes nothing', async (_, damage) => {
    damage(previousFile());
    const before = folderHashes(packs);
    await expect(rollBack(folder(), ID)).rejects.toMatchObject({
      code: 'pack-damaged',
      message: expect.stringContaining('The state of "widgets" to go back to is damaged'),
      hint: expect.stringContaining('djdocs gc'),
    });
    expect(folderHashes(packs)).toEqual(before);
  });

  it('works when the pack in force is the damaged one', async () => {
    writeFileSync(manifestFile(), 'rubbish\n');
    await rollBack(folder(), ID);
    expect(await readText(packs)).toContain('one');
  });
});

describe('giving space back', () => {
  it('forgets the generation before, and says how many bytes that was', async () => {
    const only = partFilesOf(encodePack(saying('one'))).filter(
      (name) => !partFilesOf(encodePack(saying('two'))).includes(name),
    );
    const bytes = sizeOf([...only, 'previous.json']);
    expect(await measurePack(folder(), ID)).toMatchObject({ previousBytes: bytes });
    expect(await dropPrevious(folder(), ID)).toBe(bytes);
    expect(await measurePack(folder(), ID)).toEqual({
      bytes: sizeOf(filesIn(packs)),
      previousBytes: 0,
    });
    expect(await dropPrevious(folder(), ID)).toBe(0);
    expect(await readText(packs)).toContain('two');
  });

  it('deletes what a crash left half-written', async () => {
    const left = [
      'manifest.json.new',
      'previous.json.new',
      `parts/${'0'.repeat(24)}.gz.new`,
      `parts/${'1'.repeat(24)}.gz`,
    ];
    for (const name of left) writeFileSync(join(folder(), name), 'left');
    expect(await collectGarbage(folder(), ID)).toBe(left.length * 'left'.length);
    expect(filesIn(packs).filter((name) => left.includes(name))).toEqual([]);
    expect(readManifest(folder(), 'previous.json')).toBeDefined();
  });

  it('forgets a generation before that cannot be read, instead of failing each change', async () => {
    writeFileSync(previousFile(), '{"format":0}');
    await collectGarbage(folder(), ID);
    expect(readManifest(folder(), 'previous.json')).toBeUndefined();
    expect(await readText(packs)).toContain('two');
  });

  it.each<[string, () => void]>([
    ['has no manifest in force', () => unlinkSync(manifestFile())],
    ['has a manifest that cannot be read', () => writeFileSync(manifestFile(), '{')],
    [
      'lacks the part that names its parts',
      () => {
        for (const name of partFilesOf(encodePack(saying('two'))))
          writeFileSync(join(folder(), name), 'rubbish');
      },
    ],
  ])('deletes nothing of a pack that %s', async (_, damage) => {
    damage();
    const before = folderHashes(packs);
    await expect(dropPrevious(folder(), ID)).rejects.toMatchObject({ code: 'pack-damaged' });
    await expect(collectGarbage(folder(), ID)).rejects.toMatchObject({ code: 'pack-damaged' });
    expect(folderHashes(packs)).toEqual(before);
  });
});

describe('what further sources have', () => {
  const [one, two] = [{ 'oil.md': '# Oil\n' }, { 'oil.md': '# Oil\n', 'rust.md': '# Rust\n' }];

  it('is kept with the pack, and verified with it', async () => {
    const merged = ['a', 'b'].reduce(
      (draft, name) => addTree(draft, '2.0', folderOf(name, name === 'a' ? one : two)),
      saying('two'),
    );
    await install(packs, merged);
    await dropPrevious(folder(), ID);
    expect((await readInstalled(packs)).versions).toEqual(merged.versions);
    expect(filesIn(packs)).toEqual(['manifest.json', ...partFilesOf(encodePack(merged))].sort());
    expect(await verifyPack(folderSource(folder(), ID))).toMatchObject({
      parts: partFilesOf(encodePack(merged)).length,
      damaged: [],
    });
  });
});

describe('verifying a pack', () => {
  const verify = (): Promise<Integrity> => verifyPack(folderSource(folder(), ID));
  const anyPart = () => join(folder(), partFilesOf(encodePack(saying('two')))[0] as string);
  const nameOf = (file: string) => /([0-9a-f]{24})\.gz$/.exec(file)?.[1];
  const swap = (file: string, other: string) => writeFileSync(file, readFileSync(join(folder(), other)));

  it('finds nothing in a pack that is whole', async () => {
    const { parts } = encodePack(saying('two'));
    expect(await verify()).toEqual({
      parts: parts.size,
      bytes: [...parts.values()].reduce((sum, { length }) => sum + length, 0),
      damaged: [],
    });
  });

  it('finds every part that is not what its name says', async () => {
    const [first, ...others] = partFilesOf(encodePack(saying('two'))).filter(
      // What names the other parts is looked at in a test of its own.
      (name) => !name.includes(encodePack(saying('two')).manifest.directory.name),
    ) as [string, ...string[]];
    for (const name of others) swap(join(folder(), name), first);
    const { damaged } = await verify();
    expect(damaged.map(({ file }) => file).sort()).toEqual(others.map(nameOf).sort());
    for (const { why } of damaged) expect(why).toBe('its content is not what its name says');
  });

  it('finds a part that is missing or cannot be unpacked, and says so without naming the pack again', async () => {
    const file = anyPart();
    writeFileSync(file, 'rubbish');
    expect((await verify()).damaged).toEqual([
      { file: nameOf(file), why: `parts/${nameOf(file)}.gz cannot be unpacked` },
    ]);
  });

  it.each<[string, (text: string) => string]>([
    ['a word', (text) => text.replace('Widgets', 'Gadgets')],
    ['its seal', (text) => text.replace(/"seal":"(.)/, (_, digit) => `"seal":"${digit === '0' ? 1 : 0}`)],
    ['only space', (text) => `${text}\n`],
  ])('finds a manifest of which %s was changed', async (_, change) => {
    writeFileSync(manifestFile(), change(manifestOf(packs)));
    expect((await verify()).damaged).toEqual([{ file: 'manifest.json', why: 'it is not as it was written' }]);
  });
});
