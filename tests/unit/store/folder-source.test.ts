import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { Library } from '../../../indexer/core/library.ts';
import { Pack } from '../../../indexer/core/pack.ts';
import { folderShelf, folderSource } from '../../../indexer/store/folder-source.ts';
import { ID, install, readText, saying } from '../../helpers/stored-packs.ts';
import { folderHashes, tempFolder, writeFiles } from '../../helpers/temp-folders.ts';

let packs = '';
beforeEach(async () => {
  packs = tempFolder();
  await install(packs, saying('one'));
});
const file = (...names: string[]) => join(packs, ID, ...names);
const spoilParts = (spoil: (part: string) => void) => {
  for (const name of readdirSync(file('parts'))) spoil(file('parts', name));
};
const open = () => Pack.open(folderSource(join(packs, ID), ID));

describe('a folder of packs', () => {
  it('lists doc sets that have a pack in force, by id', async () => {
    await install(packs, { ...saying('two'), id: 'alpha' });
    mkdirSync(join(packs, 'unfinished'));
    writeFiles(packs, { 'Not-An-Id/manifest.json': '{}', 'note.txt': 'x' });
    expect(await folderShelf(packs).list()).toEqual(['alpha', 'widgets']);
  });

  it('is empty where there is no such folder', async () => {
    expect(await folderShelf(join(packs, 'nowhere')).list()).toEqual([]);
  });
});

it('names a pack of the layout before, and the way out, also to who adds to it', async () => {
  renameSync(file('manifest.json'), file(`manifest-${'0'.repeat(24)}.json`));
  writeFileSync(file('current'), `manifest-${'0'.repeat(24)}.json\n`);
  const before = folderHashes(packs);
  expect(await folderShelf(packs).list()).toEqual([ID]);
  const refused = {
    code: 'pack-format',
    message: 'pack "widgets" was written by an older djdocs',
    hint: expect.stringContaining('djdocs remove widgets'),
  };
  await expect(readText(packs)).rejects.toMatchObject(refused);
  await expect(install(packs, saying('two'))).rejects.toMatchObject(refused);
  expect(folderHashes(packs)).toEqual(before);
});

describe('a damaged pack', () => {
  it.each<[string, () => void, string]>([
    ['a missing part', () => spoilParts((part) => unlinkSync(part)), 'is missing'],
    ['a part that is cut off', () => spoilParts((part) => truncateSync(part, 12)), 'cannot be unpacked'],
    ['a part with a flipped byte', () => spoilParts(flipLastByte), 'cannot be unpacked'],
    [
      'a part that is no archive',
      () => spoilParts((part) => writeFileSync(part, 'rubbish')),
      'cannot be unpacked',
    ],
    ['a manifest that is empty', () => writeFileSync(file('manifest.json'), ''), 'cannot be read'],
    ['a manifest that is cut off', () => truncateSync(file('manifest.json'), 40), 'cannot be read'],
    [
      'a manifest that is something else',
      () => writeFileSync(file('manifest.json'), '{"format":1}'),
      'is not the manifest of a pack',
    ],
    [
      'a manifest that is null',
      () => writeFileSync(file('manifest.json'), 'null'),
      'is not the manifest of a pack',
    ],
  ])('with %s is named, with the next step', async (_, damage, message) => {
    damage();
    await expect(readText(packs)).rejects.toMatchObject({
      code: 'pack-damaged',
      message: expect.stringMatching(new RegExp(`pack "widgets".*${message}`)),
      hint: expect.stringMatching(/add the documentation again/),
    });
  });

  it('is not looked for outside its folder by the name of a part', async () => {
    const { source } = await open();
    await expect(source.part('../../manifest')).rejects.toMatchObject({ code: 'pack-damaged' });
  });

  it('cannot be added to, and the hint is the way out', async () => {
    spoilParts(flipLastByte);
    await expect(install(packs, saying('two'))).rejects.toMatchObject({
      code: 'pack-damaged',
      hint: 'Take it away with `djdocs remove widgets`, then add its documentation again',
    });
  });
});

describe('a pack of another format', () => {
  const rewrite = (format: number) => {
    const manifest = JSON.parse(readFileSync(file('manifest.json'), 'utf8'));
    writeFileSync(file('manifest.json'), JSON.stringify({ ...manifest, format }));
  };

  it('that is newer is refused with a word on updating', async () => {
    rewrite(99);
    await expect(open()).rejects.toMatchObject({
      code: 'pack-format',
      message: 'pack "widgets" was written in pack format 99, this djdocs reads format 1',
      hint: 'Update djdocs',
    });
  });

  it('that is older is refused with a word on adding it again', async () => {
    rewrite(0);
    await expect(open()).rejects.toMatchObject({
      code: 'pack-format',
      hint: expect.stringContaining('add the documentation again'),
    });
  });

  it('stays as it is when somebody adds to it', async () => {
    rewrite(99);
    await expect(install(packs, saying('two'))).rejects.toMatchObject({ code: 'pack-format' });
    expect(JSON.parse(readFileSync(file('manifest.json'), 'utf8')).format).toBe(99);
  });
});

describe('a reader whose pack is replaced', () => {
  it('reads on in the pack that it has, while that is kept', async () => {
    const pack = await open();
    await install(packs, saying('two'));
    expect(JSON.stringify(await pack.topic('oil'))).toContain('one');
  });

  it('opens the new one when its parts are gone', async () => {
    const library = new Library(folderShelf(packs));
    await library.pack(ID);
    await install(packs, saying('two'));
    await install(packs, saying('three'));
    expect(JSON.stringify((await library.resolve('oil')).topic)).toContain('three');
    expect((await library.search({ query: 'three' })).hits[0]?.path).toBe('oil');
  });

  it('does not try for ever when the new one is damaged', async () => {
    const library = new Library(folderShelf(packs));
    await library.pack(ID);
    await install(packs, saying('two'));
    await install(packs, saying('three'));
    spoilParts(flipLastByte);
    await expect(library.search({ query: 'three' })).rejects.toMatchObject({ code: 'pack-damaged' });
  });
});

/** The last bytes of a gzip file are its checksum and length. */
function flipLastByte(path: string): void {
  const bytes = readFileSync(path);
  const at = bytes.length - 5;
  bytes[at] = (bytes[at] as number) ^ 1;
  writeFileSync(path, bytes);
}
