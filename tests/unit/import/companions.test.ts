import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withCompanions } from '../../../indexer/import/companions.ts';
import { openSourceTree } from '../../../indexer/import/source-tree.ts';
import { tempFolder, writeFiles } from '../../helpers/temp-folders.ts';

function filesWith(name: string, files: Record<string, string>): string[] {
  const folder = writeFiles(join(tempFolder(), 'docs'), files);
  const given = join(folder, name);
  return withCompanions(openSourceTree(given), given).files.map(({ path }) => path);
}

describe('an index that is given alone', () => {
  it('brings the pages that it names and that lie beside it', () => {
    const index = '# A\n\n- [B](https://a.example/x/b)\n- [C](c.md)\n- [Gone](d.md)\n';
    const files = { 'llms.txt': index, 'x/b.md': '# B', 'c.md': '# C', 'other.md': '# O' };
    expect(filesWith('llms.txt', files)).toEqual(['c.md', 'llms.txt', 'x/b.md']);
  });

  it('brings the references of a skill', () => {
    const skill = '---\nname: a\n---\n\n## Reference Files\n\n- **[B](references/b.md)** (1 page)\n';
    expect(filesWith('SKILL.md', { 'SKILL.md': skill, 'references/b.md': '# B' })).toEqual([
      'SKILL.md',
      'references/b.md',
    ]);
  });

  it('brings nothing from outside of its folder, by path or by link', () => {
    const folder = tempFolder();
    writeFiles(join(folder, 'secret'), { 'a.md': '# Secret' });
    const docs = writeFiles(join(folder, 'docs'), {
      'llms.txt':
        '# A\n\n- [1](../secret/a.md)\n- [2](/etc/hosts.md)\n- [3](link.md)\n- [4](x/../../secret/a.md)\n',
    });
    symlinkSync(join(folder, 'secret/a.md'), join(docs, 'link.md'));
    const given = join(docs, 'llms.txt');
    expect(withCompanions(openSourceTree(given), given).files.map(({ path }) => path)).toEqual(['llms.txt']);
  });

  it('leaves other files alone', () => {
    expect(filesWith('a.md', { 'a.md': '- [C](c.md)', 'c.md': '# C' })).toEqual(['a.md']);
  });
});
