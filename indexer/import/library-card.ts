import type { Element, ElementContent } from 'hast';
import { splitFrontMatter } from './front-matter.ts';
import { contentOf, textOf } from './hast.ts';
import {
  type ImportedSource,
  type Importer,
  type ImportLog,
  type InventorySymbol,
  Removals,
} from './importer.ts';
import { markdownFiles, openMarkdownFiles } from './markdown-files.ts';
import { headingLevel, parseMarkdown } from './markdown-tree.ts';
import { type SourceFile, subTree } from './source-tree.ts';
import { readText } from './text-file.ts';

const SECTIONS = ['## Imports', '## Core Patterns', '## Pitfalls', '## API Reference'];
/** `✅ Current`, `⚠️ Deprecated` at the end of a heading; the status stands in the text as well. */
const STATUS_BADGE = /\s*\p{Extended_Pictographic}\ufe0f?\s*[A-Z][\w -]*$/u;

/** One library on one page: patterns with a status, pitfalls as wrong and right pairs, the API as a list. */
export const libraryCard: Importer = {
  format: 'library-card',

  recognise(tree) {
    const [file, ...more] = markdownFiles(tree);
    if (more.length > 0) {
      const cards = this.split?.(tree).length ?? 0;
      return cards > 0
        ? { score: 0.9, reason: `it holds ${cards} library cards` }
        : { score: 0, reason: 'not library cards alone' };
    }
    if (!tree.isFile && tree.files.length > 1) return { score: 0, reason: 'not a single file' };
    if (!file) return { score: 0, reason: 'not Markdown' };
    const text = new TextDecoder().decode(file.read());
    const quiet: ImportLog = { removals: new Removals(), diagnostics: [] };
    const { fields } = splitFrontMatter(text.replace(/\r\n?/g, '\n'), file.path, quiet);
    const found = SECTIONS.filter((section) => text.includes(`\n${section}`));
    if (!fields.name || !('ecosystem' in fields || 'version' in fields) || found.length < 2) {
      return { score: 0, reason: 'no card' };
    }
    return { score: 0.9, reason: `its front matter names a library, and it has "${found.join('", "')}"` };
  },

  split(tree) {
    const files = markdownFiles(tree);
    const parts = files.map(({ path }) => ({ path, tree: subTree(tree, path) }));
    return files.length > 1 && parts.every((part) => this.recognise(part.tree).score > 0) ? parts : [];
  },

  open(tree, log): ImportedSource {
    const source = openMarkdownFiles(tree, log, {
      format: 'library-card',
      anchors: 'github',
      clean: (nodes) => nodes.map((node) => withoutBadge(node, log)),
    });
    const [file] = markdownFiles(tree);
    const path = file && source.pathOf.get(file.path);
    return { ...source, symbols: file && path ? apiSymbols(file, path, log) : [] };
  },
};

function withoutBadge(node: ElementContent, log: ImportLog): ElementContent {
  if (headingLevel(node) === 0) return node;
  const heading = node as Element;
  const last = heading.children.at(-1);
  if (last?.type !== 'text' || !STATUS_BADGE.test(last.value)) return node;
  log.removals.add('status badge');
  const children = [
    ...heading.children.slice(0, -1),
    { ...last, value: last.value.replace(STATUS_BADGE, '') },
  ];
  return { ...heading, children };
}

/** The names that the API list sets in bold at the start of its items, `**django.urls.path(route, …)**`. */
function apiSymbols(file: SourceFile, path: string, log: ImportLog): InventorySymbol[] {
  const { body } = splitFrontMatter(readText(file, log), file.path, { ...log, diagnostics: [] });
  const nodes = contentOf(parseMarkdown(body));
  const start = nodes.findIndex(
    (node) => headingLevel(node) === 2 && textOf(node).trim() === 'API Reference',
  );
  if (start < 0) return [];
  const rest = nodes.slice(start + 1);
  const end = rest.findIndex((node) => headingLevel(node) > 0 && headingLevel(node) <= 2);
  const symbols: InventorySymbol[] = [];
  for (const list of end < 0 ? rest : rest.slice(0, end)) {
    if (list.type !== 'element' || list.tagName !== 'ul') continue;
    for (const item of list.children) {
      if (item.type !== 'element') continue;
      const name = /^([A-Za-z_][\w.]*)/.exec(textOf(item).trim())?.[1];
      if (name) symbols.push({ name, kind: kindOf(name, textOf(item)), path, anchor: 'api-reference' });
    }
  }
  return symbols;
}

function kindOf(name: string, text: string): InventorySymbol['kind'] {
  const last = name.split('.').at(-1) ?? name;
  if (/^[A-Z]/.test(last)) return 'class';
  if (!text.trim().startsWith(`${name}(`)) return 'attribute';
  return /\.[A-Z]\w*\.\w+$|^[A-Z]\w*\.\w+/.test(name) ? 'method' : 'function';
}
