import { describe, expect, it } from 'vitest';
import { blocksOf, importTree } from '../../helpers/imports.ts';
import { fileOf } from '../../helpers/source-trees.ts';

/** What stands in a page with one fence of this kind. */
function fenced(info: string): unknown[] {
  const { topic } = importTree(fileOf('a.md', `# A\n\n\`\`\`${info}\nx\n\`\`\`\n`));
  return blocksOf(topic('a').chunks[0]?.content ?? [])
    .slice(1)
    .map((block) => (block.k === 'code' ? block.lang : block.k === 'p' ? block.c[0] : block.k));
}

describe('what stands behind a fence', () => {
  it.each<[string, unknown[]]>([
    ['', ['']],
    ['js', ['js']],
    ['C++', ['c++']],
    ['html+django', ['html+django']],
    ['js{1,3}', ['js']],
    ['ts:line-numbers {1}', ['ts']],
    ['rust,ignore', ['rust']],
    ['{.python .annotate}', ['python']],
    ['{ .py3 title="a.py" }', ['a.py', 'py3']],
    ['py title="a b.py" linenums="1"', ['a b.py', 'py']],
    ['sh [Terminal]', ['Terminal', 'sh']],
    ['js {1,2} showLineNumbers', ['js']],
  ])('"%s" is a language, perhaps with a title', (info, shown) => {
    expect(fenced(info)).toEqual(shown);
  });
});
