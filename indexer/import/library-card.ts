import { type ApiName, apiDefinitions, escapeSignatures } from './card-api.ts';
import { joinPairs, markBadges } from './card-sections.ts';
import { splitFrontMatter } from './front-matter.ts';
import {
  type ImportedSource,
  type Importer,
  type ImportLog,
  type InventorySymbol,
  silentLog,
} from './importer.ts';
import { markdownFiles, openMarkdownFiles } from './markdown-files.ts';
import { parseMarkdown } from './markdown-tree.ts';
import { type SourceFile, subTree } from './source-tree.ts';
import { readText } from './text-file.ts';

/** Headings that cards are made of, at whatever level. */
const SECTIONS = ['Imports', 'Core Patterns', 'Pitfalls', 'API Reference'];

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
    const text = new TextDecoder().decode(file.read()).replace(/\r\n?/g, '\n');
    const { fields } = splitFrontMatter(text, file.path, silentLog());
    const found = SECTIONS.filter((section) => new RegExp(`^#{2,3} ${section}`, 'm').test(text));
    const keys = ['ecosystem', 'version'].flatMap((key) => [key, `metadata.${key}`]);
    if (!fields.name || !keys.some((key) => key in fields) || found.length < 2) {
      return { score: 0, reason: 'no card' };
    }
    const named = found.map((section) => `## ${section}`).join('", "');
    return { score: 0.9, reason: `its front matter names a library, and it has "${named}"` };
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
      rewrite: (body) => ({ text: escapeSignatures(body), lines: body.split('\n').map((_, i) => i + 1) }),
      changes: () => [apiDefinitions([])],
      clean: (nodes) => joinPairs(markBadges(nodes)),
    });
    const [file] = markdownFiles(tree);
    const path = file && source.pathOf.get(file.path);
    return { ...source, symbols: file && path ? apiSymbols(file, path, log) : [] };
  },
};

/** The names of a card's API, where their definitions will be. */
function apiSymbols(file: SourceFile, path: string, log: ImportLog): InventorySymbol[] {
  const { body } = splitFrontMatter(readText(file, log), file.path, silentLog());
  const names: ApiName[] = [];
  parseMarkdown(escapeSignatures(body), {}, [apiDefinitions(names)]);
  return names.map(({ name, kind, id }) => ({ name, kind, path, anchor: id }));
}
