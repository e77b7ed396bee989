import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textFile } from '../../../indexer/site/site-file.ts';
import { readSiteList, SITE_LIST, writeSite } from '../../../indexer/store/site-folder.ts';
import { folderHashes, tempFolder, writeFiles } from '../../helpers/temp-folders.ts';

const filesOf = (files: Readonly<Record<string, string>>) =>
  Object.entries(files).map(([path, text]) => textFile(path, () => text));
const tree = fc.dictionary(
  fc.constantFrom('a.html', 'b/c.html', 'b/d.html', 'b/e/f.html', 'g/h.html'),
  fc.constantFrom('1', '22', '333'),
);

describe('writeSite', () => {
  it('writes what is new, and nothing twice', async () => {
    const folder = join(tempFolder(), 'new/site');
    expect(await writeSite(folder, filesOf({ 'a/b.html': 'one', 'c.html': 'two' }))).toMatchObject({
      files: 3,
      written: 2,
      writtenBytes: 6,
      removed: 0,
    });
    expect(await writeSite(folder, filesOf({ 'a/b.html': 'one', 'c.html': 'TWO' }))).toMatchObject({
      written: 1,
      writtenBytes: 3,
    });
    expect(readSiteList(folder)).toEqual(['a/b.html', 'c.html']);
  });

  it('comes to the same bytes from any site before', async () => {
    await fc.assert(
      fc.asyncProperty(tree, tree, async (before, after) => {
        const [fresh, changed] = [join(tempFolder(), 'a'), join(tempFolder(), 'b')];
        await writeSite(fresh, filesOf(after));
        await writeSite(changed, filesOf(before));
        await writeSite(changed, filesOf(after));
        expect(folderHashes(changed)).toEqual(folderHashes(fresh));
      }),
      { numRuns: 30 },
    );
  });

  it('leaves what others have put there, also in the folders that it empties', async () => {
    const folder = join(tempFolder(), 'site');
    await writeSite(folder, filesOf({ 'a/b.html': 'one', 'x/y.html': 'two' }));
    writeFiles(folder, { CNAME: 'docs.invalid', 'a/mine.txt': 'mine' });
    expect(await writeSite(folder, filesOf({ 'c.html': 'three' }))).toMatchObject({ removed: 2 });
    expect(Object.keys(folderHashes(folder)).sort()).toEqual(
      ['CNAME', 'a/mine.txt', 'c.html', SITE_LIST].sort(),
    );
    expect(existsSync(join(folder, 'x'))).toBe(false);
  });

  it('refuses a folder of something else, and a name that is taken, unless it is told to', async () => {
    const folder = writeFiles(tempFolder(), { 'notes.txt': 'mine', 'index.html': 'mine too' });
    await expect(writeSite(folder, filesOf({ 'a.html': 'a' }))).rejects.toMatchObject({ code: 'usage' });
    expect(Object.keys(folderHashes(folder))).toHaveLength(2);
    await writeSite(folder, filesOf({ 'a.html': 'a' }), { force: true });
    await expect(writeSite(folder, filesOf({ 'index.html': 'site' }))).rejects.toMatchObject({
      message: expect.stringContaining('index.html is there'),
    });
    await writeSite(folder, filesOf({ 'index.html': 'site' }), { force: true });
    expect(readFileSync(join(folder, 'index.html'), 'utf8')).toBe('site');
    expect(readFileSync(join(folder, 'notes.txt'), 'utf8')).toBe('mine');
  });

  it('takes an empty folder', async () => {
    await expect(writeSite(tempFolder(), filesOf({ 'a.html': 'a' }))).resolves.toMatchObject({ written: 1 });
  });

  it('goes on where it was broken off, and still has the site of before until then', async () => {
    const folder = join(tempFolder(), 'site');
    await writeSite(folder, filesOf({ 'old.html': 'old', 'same.html': 'same' }));
    const broken = [
      textFile('new.html', () => 'new'),
      textFile('index.html', () => {
        throw new Error('killed');
      }),
    ];
    await expect(writeSite(folder, broken)).rejects.toThrow('killed');
    expect(readFileSync(join(folder, 'old.html'), 'utf8')).toBe('old');
    const fresh = join(tempFolder(), 'site');
    await writeSite(fresh, filesOf({ 'same.html': 'same' }));
    await writeSite(folder, filesOf({ 'same.html': 'same' }));
    expect(folderHashes(folder)).toEqual(folderHashes(fresh));
  });

  it('deletes nothing outside, whatever a list says', async () => {
    const home = tempFolder();
    const folder = join(home, 'site');
    writeFiles(home, { 'secret.txt': 'secret', 'other/page.html': 'other' });
    mkdirSync(folder);
    symlinkSync(join(home, 'other'), join(folder, 'link'));
    const files = ['../secret.txt', '/etc/hosts', 'a/../../secret.txt', 'C:x', 'link/page.html', 7];
    writeFileSync(join(folder, SITE_LIST), JSON.stringify({ format: 1, files }));
    await writeSite(folder, filesOf({ 'a.html': 'a' }));
    expect(existsSync(join(home, 'secret.txt'))).toBe(true);
    expect(existsSync(join(home, 'other/page.html'))).toBe(true);
  });

  it('says what cannot be written', async () => {
    const folder = join(tempFolder(), 'site');
    await writeSite(folder, filesOf({ 'a.html': 'a' }));
    await expect(writeSite(folder, filesOf({ 'a.html/b.html': 'b' }))).rejects.toMatchObject({
      code: 'import-failed',
      message: expect.stringContaining('a.html'),
    });
  });
});
