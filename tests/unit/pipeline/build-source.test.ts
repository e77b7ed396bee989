import { describe, expect, it } from 'vitest';
import type { Importer } from '../../../indexer/import/importer.ts';
import { markdown } from '../../../indexer/import/markdown.ts';
import { buildSource } from '../../../indexer/pipeline/build-source.ts';
import { folderOf } from '../../helpers/source-trees.ts';

describe('buildSource', () => {
  const tree = folderOf('docs', { 'a.md': '# A', 'b.md': '# B', 'c.md': '# C' });

  it('tells after each page how many are done', () => {
    const told: string[] = [];
    buildSource(markdown, tree, new Map(), (done, total) => told.push(`${done}/${total}`));
    expect(told).toEqual(['1/3', '2/3', '3/3']);
  });

  it('turns a page that cannot be read into a problem, and goes on with the others', () => {
    const broken: Importer = {
      ...markdown,
      open(source, log) {
        const opened = markdown.open(source, log);
        const fail = () => {
          throw new Error('the ink is gone');
        };
        return {
          ...opened,
          *pages() {
            for (const page of opened.pages()) yield page.file === 'b.md' ? { ...page, open: fail } : page;
          },
        };
      },
    };
    const { built } = buildSource(broken, tree, new Map());
    expect(built.topics.map(({ path }) => path)).toEqual(['a', 'c']);
    expect(built.diagnostics).toEqual([
      {
        severity: 'error',
        code: 'page-failed',
        message: 'the page cannot be read: the ink is gone',
        file: 'b.md',
        line: 0,
      },
    ]);
  });

  it('gives two pages of one path a path each', () => {
    const { built } = buildSource(
      markdown,
      folderOf('docs', { 'index.md': '# A', 'README.md': '# B' }),
      new Map(),
    );
    expect(built.topics.map(({ path }) => path)).toEqual(['index', 'index-2']);
  });

  it('names a source by its files and not by where they lie', () => {
    const hash = (name: string, text: string) =>
      buildSource(markdown, folderOf(name, { 'a.md': text }), new Map()).built.source.hash;
    expect(hash('one', '# A')).toBe(hash('two', '# A'));
    expect(hash('one', '# A')).not.toBe(hash('one', '# B'));
  });

  it('reads a page that is nested without end as a problem, not as the end of the import', () => {
    const deep = `# Deep\n\n${'<div>'.repeat(30_000)}`;
    const { built } = buildSource(
      markdown,
      folderOf('docs', { 'deep.md': deep, 'ok.md': '# Ok' }),
      new Map(),
    );
    expect(built.topics.map(({ path }) => path)).toContain('ok');
    expect(built.diagnostics.map(({ code, file }) => `${code} ${file}`)).toEqual(['page-failed deep.md']);
  });
});
