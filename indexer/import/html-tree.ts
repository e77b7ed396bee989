import type { Element, ElementContent, Root } from 'hast';
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, html as HTML, Parser } from 'parse5';
import { html, svg } from 'property-information';
import { propertiesOf } from './html-attributes.ts';
import { parsePlainHtml } from './plain-html.ts';

/** An element of parse5's tree, with the line on which its start tag begins. */
type Parsed = DefaultTreeAdapterTypes.Element & { line?: number };

/**
 * Parses HTML as browsers do, into a tree in which every element that is written has the line it starts on (and no
 * column). parse5's own book-keeping of places takes more time than parsing itself (ARCHITECTURE.md, "Measurements
 * behind decisions").
 * @throws Error when elements are nested too deep.
 */
export function parseHtml(text: string): Root {
  return parsePlainHtml(text) ?? parseAnyHtml(text);
}

/** The same, by the parser that takes anything. */
export function parseAnyHtml(text: string): Root {
  const parser: Parser<DefaultTreeAdapterTypes.DefaultTreeAdapterMap> = new Parser({
    // What a page shows without scripts is what it has here.
    scriptingEnabled: false,
    treeAdapter: {
      ...defaultTreeAdapter,
      createElement(tagName, namespace, attributes) {
        const element: Parsed = defaultTreeAdapter.createElement(tagName, namespace, attributes);
        const { preprocessor } = parser.tokenizer;
        const line = lineOfTag(text, tagName, preprocessor.offset, preprocessor.line);
        if (line > 0) element.line = line;
        return element;
      },
    },
  });
  parser.tokenizer.write(text, true);
  return { type: 'root', children: childrenOf(parser.document, 0) };
}

/** Less than what overflows the stack, which some threads have less of than others. */
export const MAX_DEPTH = 1000;

/** How many `<` a start tag may hold before its end; further ones belong to the tags before it. */
const SIGNS_IN_TAG = 4;
const NEW_LINE = 10;

/**
 * The line on which a start tag begins whose end the parser has just read; 0 for an element that nobody wrote.
 * @param end the offset that the parser has come to, on line `lineOfEnd`
 */
function lineOfTag(text: string, name: string, end: number, lineOfEnd: number): number {
  let start = end;
  for (let left = SIGNS_IN_TAG; left > 0 && start > 0; left--) {
    start = text.lastIndexOf('<', start - 1);
    if (start < 0) return 0;
    if (text.slice(start + 1, start + 1 + name.length).toLowerCase() !== name.toLowerCase()) continue;
    let line = lineOfEnd;
    for (let at = start; at < end; at++) if (text.charCodeAt(at) === NEW_LINE) line--;
    return line;
  }
  return 0;
}

function childrenOf({ childNodes }: DefaultTreeAdapterTypes.ParentNode, depth: number): ElementContent[] {
  if (depth > MAX_DEPTH) throw new Error('it is nested too deep');
  const children: ElementContent[] = [];
  for (const node of childNodes) {
    if ('tagName' in node) children.push(toElement(node, depth + 1));
    else if ('value' in node) children.push({ type: 'text', value: node.value });
    else if ('data' in node) children.push({ type: 'comment', value: node.data });
  }
  return children;
}

function toElement(parsed: Parsed, depth: number): Element {
  const { tagName, namespaceURI, attrs, line } = parsed;
  const properties = propertiesOf(attrs, namespaceURI === HTML.NS.SVG ? svg : html);
  const place =
    line === undefined ? {} : { position: { start: { line, column: 1 }, end: { line, column: 1 } } };
  return { type: 'element', tagName, properties, children: childrenOf(parsed, depth), ...place };
}
