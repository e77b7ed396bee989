import type { Importer } from './importer.ts';
import { markdownFiles, openMarkdownFiles } from './markdown-files.ts';

/** A folder or file of Markdown with nothing special about it. */
export const markdown: Importer = {
  format: 'markdown',
  recognise(tree) {
    const files = markdownFiles(tree);
    if (files.length === 0) return { score: 0, reason: 'no Markdown files' };
    if (tree.isFile && !/\.(md|markdown|mdx)$/i.test(tree.name)) {
      const text = new TextDecoder().decode(files[0]?.read().subarray(0, 20_000));
      // A comment in code begins like a heading, but a heading stands after a blank line.
      const headings = text.match(/(?<=^|\n\s*\n)#{1,6} \S/g)?.length ?? 0;
      return { score: headings >= 2 ? 0.4 : 0, reason: `it has ${headings} Markdown headings` };
    }
    return {
      score: 0.3,
      reason: files.length === 1 ? 'it is a Markdown file' : `it holds ${files.length} Markdown files`,
    };
  },
  open: (tree, log) =>
    openMarkdownFiles(tree, log, {
      format: 'markdown',
      anchors: 'github',
      syntax: { containers: true, definitionLists: true },
      components: true,
    }),
};
