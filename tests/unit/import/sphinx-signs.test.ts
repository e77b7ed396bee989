import { describe, expect, it } from 'vitest';
import { recognise } from '../../../indexer/import/recognise.ts';
import { importTree } from '../../helpers/imports.ts';
import { type Files, fileOf, folderOf } from '../../helpers/source-trees.ts';
import { inventoryBytes, section, sphinxFiles } from '../../helpers/sphinx-folder.ts';

const OPTIONS = '_static/documentation_options.js';

function page(head: string): string {
  const script = '<script src="_static/documentation_options.js"></script>';
  return `<html><head>${script}${head}</head><body><div role="main">${section('a', 'A')}</div></body></html>`;
}

/** The project, the version and where it was found in a folder of this name. */
function signsOf(files: Files, name = 'html'): [string, string | undefined, string | undefined] {
  const { docSet, version } = importTree(folderOf(name, files)).read.imported;
  return [docSet.title, version?.label, version?.detectedFrom];
}

describe('what a Sphinx build says of itself', () => {
  const title = '<title>Page &#8212; Gear Box 2.1 documentation</title>';
  const canonical = '<link rel="canonical" href="https://gears.example/en/1.9/index.html">';

  it.each<[string, Files, string, unknown[]]>([
    [
      'the inventory before all else',
      {
        'objects.inv': inventoryBytes('Gears', '2.0', []),
        'index.html': page(title),
        [OPTIONS]: "VERSION: '2.0.1',",
      },
      'gears-3.0',
      ['Gears', '2.0', 'objects.inv'],
    ],
    [
      'the options of the pages where the inventory names no version',
      {
        'objects.inv': inventoryBytes('Gears', '', []),
        'index.html': page(title),
        [OPTIONS]: "VERSION: '2.0.1',",
      },
      'gears-3.0',
      ['Gears', '2.0.1', OPTIONS],
    ],
    [
      'the title',
      { 'index.html': page(title) },
      'gears-3.0',
      ['Gear Box', '2.1', 'the text "2.1 documentation"'],
    ],
    [
      'the title as themes write it that use a hyphen',
      { 'index.html': page('<title>Page - Gears 2.1.dev0 documentation</title>') },
      'html',
      ['Gears', '2.1.dev0', 'the text "2.1.dev0 documentation"'],
    ],
    [
      'its address on the web',
      { 'index.html': page(`<title>Page &mdash; Gears 2.1 documentation</title>${canonical}`) },
      'gears-3.0',
      ['Gears', '1.9', 'https://gears.example/en/1.9/'],
    ],
    [
      'its name',
      { 'index.html': page('<title>Page</title>') },
      'gears-3.0-html',
      ['gears-3.0-html', '3.0', 'the name "gears-3.0-html"'],
    ],
    [
      'no version where nothing says one',
      { 'index.html': page('<title>A</title>') },
      'html5',
      ['html5', undefined, undefined],
    ],
  ])('is taken from %s', (_, files, name, signs) => {
    expect(signsOf(files, name)).toEqual(signs);
  });

  it('is enough to know its pages without an inventory, also those of a folder below', () => {
    const { 'objects.inv': _, ...files } = sphinxFiles({
      pages: { index: section('a', 'A'), 'b/c': section('c', 'C') },
    });
    const options = { [`out/${OPTIONS}`]: "VERSION: '4'," };
    const below = Object.fromEntries(Object.entries(files).map(([path, text]) => [`out/${path}`, text]));
    const tree = folderOf('docs', { ...below, ...options });
    expect(recognise(tree)).toMatchObject({
      importer: { format: 'sphinx-html' },
      reason: `out/${OPTIONS} is of a Sphinx build`,
    });
    const { paths, read } = importTree(tree);
    expect(paths).toEqual(['index', 'b/c']);
    expect(read.imported.version?.label).toBe('4');
  });

  it('is read from a single page as well', () => {
    const tree = fileOf('oil.html', page(title));
    expect(recognise(tree).importer.format).toBe('sphinx-html');
    expect(importTree(tree).paths).toEqual(['oil']);
  });

  it('is not seen in pages that something else made', () => {
    const tree = folderOf('site', { 'index.html': '<h1>Gears</h1>', 'a.md': '# A' });
    expect(recognise(tree).importer.format).toBe('markdown');
  });
});
