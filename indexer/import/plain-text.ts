import type { ImportedSource, Importer } from './importer.ts';
import { inferMarkdown } from './infer-markdown.ts';
import { markdownPage } from './markdown-page.ts';
import type { SourceFile } from './source-tree.ts';
import { docSetIdFrom, readText, slug, stem } from './text-file.ts';

/** A page scraped to plain text: headings, lists, tables and fences have to be inferred. */
export const plainText: Importer = {
  format: 'plain-text',
  recognise(tree) {
    const isOne = tree.isFile && /\.(txt|text)$/i.test(tree.name);
    return isOne ? { score: 0.2, reason: 'it is a text file' } : { score: 0, reason: 'not a text file' };
  },
  open(tree, log): ImportedSource {
    const file = tree.files[0] as SourceFile;
    const { text, lines, title } = inferMarkdown(readText(file, log));
    const name = title || stem(tree.name);
    const path = slug(name) || 'page';
    return {
      docSet: { id: docSetIdFrom(stem(tree.name)), title: name, description: '' },
      total: 1,
      *pages() {
        const open = () =>
          markdownPage({
            path,
            title: name,
            file: file.path,
            text,
            lines,
            anchors: 'github',
            locate: (href) =>
              href.startsWith('#') ? { kind: 'topic', path, fragment: href.slice(1) } : { kind: 'outside' },
          });
        yield { file: file.path, open };
      },
      missing: [],
      symbols: [],
    };
  },
};
