import { describe, expect, it } from 'vitest';
import * as module from '../../../indexer/pipeline/inspect-version.ts';
import { addTree, emptyDocSet } from '../../helpers/doc-sets.ts';
import { openPack } from '../../helpers/memory-packs.ts';
import { folderOf, type TreeFiles, unreadable } from '../../helpers/source-trees.ts';
import { definition, section, sphinxFiles } from '../../helpers/sphinx-folder.ts';

async function inspect(...folders: readonly (readonly [name: string, files: TreeFiles])[]) {
  const draft = folders.reduce(
    (all, [name, files]) =>
      addTree(all, '1.0', folderOf(name, files), 'objects.inv' in files ? undefined : 'markdown'),
    emptyDocSet(),
  );
  return module.inspectVersion(await openPack(draft), '1.0');
}

const GUIDE = {
  'oil.md':
    '# Oil\n\nSee [why](#why), [rust](rust.md), [gone](gone.md), [lost](#lost) and [there](https://example.org/).\n\n## Why\n\n| a | b |\n|---|---|\n| c | d |\n\n```python\nprint("oil")\n```\n\n```console\n$ oil\n```\n',
  'rust.md': '# Rust\n\n[lost](oil.md#lost)\n',
};

describe('inspecting a version', () => {
  it('counts everything by its kind', async () => {
    const report = await inspect(['docs', GUIDE]);
    expect(report).toMatchObject({
      version: '1.0',
      detectedFrom: 'the test',
      topics: 2,
      chunks: 3,
      blocks: { total: 9, kinds: { heading: 3, p: 2, code: 2, row: 2 } },
      symbols: { total: 0, kinds: {} },
      snippets: { total: 2, runnable: 1, kinds: { module: 1, shell: 1 } },
      links: { total: 6, kinds: { unknown: 2, absent: 1, anchor: 1, outside: 1, path: 1 } },
      missing: [],
      merged: [],
      problems: [],
    });
    expect(Object.keys(report.blocks.kinds)).toEqual(['heading', 'code', 'p', 'row']);
  });

  it('lists the links that lead nowhere, with file and line', async () => {
    expect(
      (await inspect(['docs', GUIDE])).unresolved.map(
        ({ file, line, message }) => `${file}:${line} ${message}`,
      ),
    ).toEqual([
      expect.stringMatching(/^oil\.md:\d+ the link "lost" to #lost leads nowhere$/),
      expect.stringMatching(/^rust\.md:\d+ the link "lost" to oil\.md#lost leads nowhere$/),
    ]);
  });

  it('says of every source what it is and how much of it is shown', async () => {
    const files = sphinxFiles({
      pages: { index: section('gears', 'Gears', definition('function', 'turn', 'turn()')) },
      inventory: [{ name: 'turn', role: 'py:function', uri: 'index.html#turn' }],
    });
    const report = await inspect(['html', files], ['a', GUIDE], ['b', { 'oil.md': GUIDE['oil.md'] }]);
    expect(
      report.sources.map(({ name, format, shown, further, hash }) => [
        name,
        format,
        shown,
        further,
        hash.length,
      ]),
    ).toEqual([
      ['html', 'sphinx-html', 1, 0, 24],
      ['a', 'markdown', 2, 0, 24],
      ['b', 'markdown', 0, 1, 24],
    ]);
    expect(report.merged).toEqual([{ path: 'oil', source: 1, further: [{ source: 2, file: 'oil.md' }] }]);
    expect(report.symbols).toEqual({ total: 1, kinds: { function: 1 } });
    expect(report.removed.kinds.permalink).toBe(2);
  });

  it('groups problems by what they are, errors first', async () => {
    const { problems } = await inspect(
      ['a', { ...GUIDE, 'x.md': unreadable('no ink'), 'y.md': unreadable('no pen') }],
      ['b', { 'oil.md': '# Oil\n\nOther words.\n' }],
    );
    expect(problems.map(({ severity, code, count }) => [severity, code, count])).toEqual([
      ['error', 'page-failed', 2],
      ['warning', 'topic-conflict', 1],
    ]);
    expect(problems[0]?.places.map(({ file }) => file)).toEqual(['x.md', 'y.md']);
  });
});
