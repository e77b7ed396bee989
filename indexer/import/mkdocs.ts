import type { Importer } from './importer.ts';
import { withoutFences } from './markdown-fences.ts';
import { markdownFiles, openMarkdownFiles, type PageFile, type RewrittenText } from './markdown-files.ts';
import { isParagraphOf } from './markdown-page.ts';
import { findMkdocsConfig, type MkdocsConfig, mkdocsLayout, readMkdocsConfig } from './mkdocs-config.ts';
import { rewriteBlocks } from './pymdown-blocks.ts';
import { pymdownInline } from './pymdown-inline.ts';
import { includeSnippets } from './pymdown-snippets.ts';

const SIGNS = /^(!!!|\?\?\?\+?)[ \t]+\w+|^=== "|^\[TOC\][ \t]*$/m;

/** Markdown as MkDocs takes it: what Python-Markdown's extensions add, and the navigation of `mkdocs.yml`. */
export const mkdocs: Importer = {
  format: 'mkdocs',
  recognise(tree) {
    const config = findMkdocsConfig(tree);
    if (config) return { score: 0.9, reason: `it holds ${config.path}` };
    for (const file of markdownFiles(tree).slice(0, 50)) {
      const sign = SIGNS.exec(withoutFences(new TextDecoder().decode(file.read())))?.[0];
      if (sign) return { score: 0.6, reason: `${file.path} has "${sign.trim()}", as MkDocs writes it` };
    }
    return { score: 0, reason: 'no mkdocs.yml and no admonitions' };
  },
  open(tree, log) {
    const config = readMkdocsConfig(tree, log);
    return openMarkdownFiles(tree, log, {
      format: 'mkdocs',
      anchors: config.anchors,
      syntax: { containers: true, definitionLists: true, singleTilde: false },
      layout: (files) => mkdocsLayout(config, files, log),
      ...(config.title ? { title: config.title } : {}),
      ...(config.description ? { description: config.description } : {}),
      rewrite: (body, page) => rewrite(body, page, config),
      changes: (page, lineInFile) => [pymdownInline(config.extensions, page, lineInFile)],
      clean: (nodes) =>
        nodes.filter((node) => {
          const isToc = isParagraphOf(node, '[TOC]');
          if (isToc) log.removals.add('table of contents mark');
          return !isToc;
        }),
    });
  },
};

function rewrite(body: string, page: PageFile, config: MkdocsConfig): RewrittenText {
  const included = includeSnippets(body, page, config.snippets);
  const blocks = rewriteBlocks(included.text);
  return { text: blocks.text, lines: blocks.lines.map((line) => included.lines[line - 1] ?? 0) };
}
