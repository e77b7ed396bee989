import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as module from '../../../indexer/import/source-tree.ts';
import { tempFolder, writeFiles } from '../../helpers/temp-folders.ts';

const { openSourceTree } = module;

describe('openSourceTree', () => {
  it('offers these names', () => {
    expect(Object.keys(module).sort()).toEqual(['makeTree', 'openSourceTree', 'subTree']);
  });

  it('lists a folder by path, without hidden files and dependencies', () => {
    const folder = writeFiles(tempFolder(), {
      'b.md': 'b',
      'a/z.md': 'z',
      '.git/config': 'x',
      'node_modules/pkg/readme.md': 'x',
      'a/.DS_Store': 'x',
    });
    expect(openSourceTree(folder).files.map((file) => file.path)).toEqual(['a/z.md', 'b.md']);
  });

  it('leaves out links that leave the folder, and says so', () => {
    const folder = writeFiles(tempFolder(), { 'a.md': 'a' });
    writeFiles(tempFolder(), { 'secret.md': 'x' });
    symlinkSync('/etc', join(folder, 'outside'));
    symlinkSync(join(folder, 'nowhere'), join(folder, 'broken.md'));
    symlinkSync(join(folder, 'a.md'), join(folder, 'again.md'));
    const tree = openSourceTree(folder);
    expect(tree.files.map((file) => file.path)).toEqual(['a.md', 'again.md']);
    expect(tree.diagnostics.map(({ code, file }) => `${code} ${file}`)).toEqual([
      'link-outside broken.md',
      'link-outside outside',
    ]);
  });

  it('does not follow a link to a folder around in circles', () => {
    const folder = writeFiles(tempFolder(), { 'a.md': 'a' });
    mkdirSync(join(folder, 'sub'));
    symlinkSync(folder, join(folder, 'sub', 'loop'));
    expect(openSourceTree(folder).files.map((file) => file.path)).toEqual(['a.md']);
  });

  it.each([
    ['nothing there', 'nowhere', 'source-missing', 'Check the path'],
    ['an empty folder', 'empty', 'source-unsupported', 'Give a folder with documentation in it'],
    ['an empty file', 'empty.md', 'source-unsupported', 'Give a file with text in it'],
    ['a binary file', 'picture.md', 'source-unsupported', 'Markdown'],
  ])('refuses %s, naming the place and the next step', (_, name, code, hint) => {
    const folder = tempFolder();
    mkdirSync(join(folder, 'empty'));
    writeFileSync(join(folder, 'empty.md'), '');
    writeFileSync(join(folder, 'picture.md'), new Uint8Array([0x89, 0x50, 0, 0, 1]));
    const given = join(folder, name);
    expect(() => openSourceTree(given)).toThrow(
      expect.objectContaining({
        code,
        message: expect.stringContaining(given),
        hint: expect.stringContaining(hint),
      }),
    );
  });
});
