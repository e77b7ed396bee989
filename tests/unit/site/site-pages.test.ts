import { describe, expect, it } from 'vitest';
import { pagesOfFiles } from '../../../indexer/site/site-pages.ts';

const pagesOf = (files: Record<string, string>) =>
  pagesOfFiles(new Map(Object.entries(files)), (file) => `../${file}`);

describe('pagesOfFiles', () => {
  it('finds the rule of sites with a file for each page', () => {
    expect(pagesOf({ 'topics/db': 'topics/db.html', 'a b': 'a b.html', index: 'index.html' })).toEqual({
      url: '../{path}.html',
      except: { 'a b': '../a b.html' },
    });
  });

  it('finds the rule of sites with a folder for each page', () => {
    expect(pagesOf({ guide: 'guide/index.html', 'guide/oil': 'guide/oil/index.html' })).toEqual({
      url: '../{path}/',
    });
  });

  it('names what follows no rule', () => {
    expect(pagesOf({ page: 'x.html' })).toEqual({ url: '{path}', except: { page: '../x.html' } });
  });
});
