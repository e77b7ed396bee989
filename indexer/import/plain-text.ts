import type { Element, ElementContent, Properties } from 'hast';
import { detectVersion } from './detect-version.ts';
import type { ImportedPage, ImportedSource, Importer } from './importer.ts';
import { inferBlocks, type TextBlock } from './infer-blocks.ts';
import { decodeSafely } from './markdown-page.ts';
import { nestSections } from './markdown-tree.ts';
import type { SourceFile } from './source-tree.ts';
import { docSetIdFrom, readText, slug, stem } from './text-file.ts';

/** A page scraped to plain text: headings, lists, tables and code have to be inferred. */
export const plainText: Importer = {
  format: 'plain-text',
  recognise(tree) {
    const isOne = tree.isFile && /\.(txt|text)$/i.test(tree.name);
    return isOne ? { score: 0.2, reason: 'it is a text file' } : { score: 0, reason: 'not a text file' };
  },
  open(tree, log): ImportedSource {
    const file = tree.files[0] as SourceFile;
    const text = readText(file, log);
    const blocks = inferBlocks(text, (title, line) =>
      log.removals.addText('repeated title', title, file.path, line),
    );
    const heading = blocks.find((block) => block.kind === 'heading' && block.level === 1);
    const title = heading?.kind === 'heading' ? heading.text : stem(tree.name);
    const version = detectVersion({ path: tree.name, text });
    return {
      docSet: { id: docSetIdFrom(stem(tree.name)), title, description: '' },
      ...(version ? { version } : {}),
      total: 1,
      *pages() {
        yield { file: file.path, open: () => openPage(file, title, blocks) };
      },
      missing: [],
      symbols: [],
    };
  },
};

function openPage(file: SourceFile, title: string, blocks: readonly TextBlock[]): ImportedPage {
  const path = slug(title) || 'page';
  return {
    path,
    title,
    file: file.path,
    article: nestSections(blocks.map(toElement), 'github'),
    lineInFile: (line) => line,
    locate: (href) =>
      href.startsWith('#')
        ? { kind: 'topic', path, fragment: decodeSafely(href.slice(1)) }
        : { kind: 'outside' },
    picture: () => undefined,
  };
}

function toElement(block: TextBlock): Element {
  const { line } = block;
  switch (block.kind) {
    case 'heading':
      return element(`h${block.level}`, [words(block.text)], line);
    case 'paragraph':
      return element('p', linked(block.text), line);
    case 'list':
      return element(
        'ul',
        block.items.map((item) => element('li', linked(item.text), item.line)),
        line,
      );
    case 'table':
      return element(
        'table',
        block.rows.map((cells, i) =>
          element(
            'tr',
            cells.map((cell) => element(i < block.head ? 'th' : 'td', linked(cell), line)),
            line,
          ),
        ),
        line,
      );
    case 'code': {
      const properties = block.lang ? { className: [`language-${block.lang}`] } : {};
      return element('pre', [element('code', [words(`${block.text}\n`)], line, properties)], line);
    }
  }
}

/** Plain text means what it says; only an address that is written out leads somewhere. */
function linked(text: string): ElementContent[] {
  return text.split(/(https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]])/).flatMap((part, i): ElementContent[] => {
    if (part === '') return [];
    return i % 2 === 0 ? [words(part)] : [element('a', [words(part)], 0, { href: part })];
  });
}

function words(value: string): ElementContent {
  return { type: 'text', value };
}

function element(
  tagName: string,
  children: readonly ElementContent[],
  line: number,
  properties: Properties = {},
): Element {
  const point = { line, column: 1 };
  return {
    type: 'element',
    tagName,
    properties,
    children: [...children],
    ...(line > 0 ? { position: { start: point, end: point } } : {}),
  };
}
