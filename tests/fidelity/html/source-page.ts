import type { Element, Nodes } from 'hast';
import { attributeOf, elementsIn, firstBelow, isOfClass, lineOf, parseHtml, textContent } from './dom.ts';
import { type Token, tokensOf } from './tokens.ts';

/** Text of a source with the line it stands on. */
export interface Placed {
  readonly text: string;
  readonly line: number;
}

/** A link of the source as it was written. */
export interface SourceLink extends Placed {
  readonly href: string;
}

/** A section or a definition of a page with what stands in it, outside the sections and definitions inside it. */
export interface Region {
  /** What its own permalink leads to. */
  readonly id: string;
  readonly kind: 'section' | 'definition';
  readonly line: number;
  /** Every id in its own part of the page, its own among them. */
  readonly ids: Placed[];
  readonly tokens: Token[];
  readonly code: Placed[];
  readonly links: SourceLink[];
  /** Addresses of its pictures. */
  readonly pictures: Placed[];
}

/** A page as its own HTML says it is. */
export interface SourcePage {
  /** Below the documentation's folder. */
  readonly file: string;
  /** In document order. */
  readonly regions: readonly Region[];
  /** What stands in the article outside of every section. */
  readonly outside: Region;
  /** The words and signs of the whole article, code among them, as a reader meets them. */
  readonly tokens: readonly Token[];
  /** Whether a region goes on below one that stands in it. */
  readonly isInterrupted: boolean;
}

/** Where themes put the article: as HTML says, as ARIA does, as Sphinx's own themes do, as Yahoo's old grid did. */
const ARTICLES: readonly ((element: Element) => boolean)[] = [
  (element) => element.tagName === 'article',
  (element) => attributeOf(element, 'role') === 'main',
  (element) => isOfClass(element, 'body') && element.tagName === 'div',
  (element) => isOfClass(element, 'yui-g'),
];

/** Reads a page without any of the importer's code. @throws Error when it has no article. */
export function readSourcePage(html: string, file: string): SourcePage {
  const root = parseHtml(html);
  const article = ARTICLES.map((test) => firstBelow(root, test)).find((found) => found !== undefined);
  if (!article) throw new Error(`${file} has no article`);
  const reader = new PageReader();
  reader.readBlock(article, reader.outside);
  const { regions, outside, tokens, isInterrupted } = reader;
  return { file, regions, outside, tokens, isInterrupted };
}

function newRegion(id: string, kind: Region['kind'], line: number): Region {
  return { id, kind, line, ids: [], tokens: [], code: [], links: [], pictures: [] };
}

/** Elements around whose text there is a break, so that no word goes on across their edge. */
const BREAKING = new Set(
  (
    'address article aside blockquote br button caption dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 ' +
    'h5 h6 header hr img input label li main nav ol p pre section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
);
/** docutils sets the kind of a term apart by its style sheet only. */
function isBreaking(element: Element): boolean {
  return BREAKING.has(element.tagName) || isOfClass(element, 'classifier');
}

const NEVER_READ = new Set(
  'script style template noscript head form input button select textarea'.split(' '),
);

class PageReader {
  readonly regions: Region[] = [];
  readonly outside = newRegion('', 'section', 1);
  readonly tokens: Token[] = [];
  isInterrupted = false;
  /** Regions with text in the order of their first. */
  readonly #told: Region[] = [];
  /** Text that has not come to a break yet; it is all of one region, because a region starts at a break. */
  #run: Placed[] = [];
  readonly #ids = new Set<string>();

  /** Reads what is in a block, with a break before and after it. */
  readBlock(element: Element, region: Region): void {
    this.#endRun(region);
    if (element.tagName === 'dl') this.#readList(element, region);
    else for (const child of element.children) this.#read(child, region);
    this.#endRun(region);
  }

  #read(node: Nodes, region: Region): void {
    if (node.type === 'text') {
      this.#run.push({ text: node.value, line: lineOf(node) });
    } else if (node.type === 'element' && isRead(node)) {
      this.#endRunBefore(node, region);
      this.#readElement(node, isHeadedSection(node) ? this.#openSection(node) : region);
    }
  }

  #readElement(element: Element, region: Region): void {
    this.#noteId(element, region);
    if (element.tagName === 'pre') {
      // Pygments ends each listing with a line end; it is no more part of it than that of a text file's last line.
      const code = { text: codeIn(element).replace(/\n$/, ''), line: lineOf(element) };
      region.code.push(code);
      this.#tell(region, tokensOf([code]));
      this.#noteIdsIn(element, region);
      return;
    }
    if (element.tagName === 'a' && attributeOf(element, 'href') && !isOfClass(element, 'toc-backref')) {
      const text = textContent(element) + picturesIn(element);
      region.links.push({ href: attributeOf(element, 'href'), text, line: lineOf(element) });
    }
    const src = element.tagName === 'img' ? attributeOf(element, 'src') : '';
    if (src) region.pictures.push({ text: src, line: lineOf(element) });
    if (isBreaking(element)) this.readBlock(element, region);
    else for (const child of element.children) this.#read(child, region);
  }

  #openSection(element: Element): Region {
    const heading = elementsIn(element).find(({ tagName }) => /^h[1-6]$/.test(tagName));
    const id = (heading && permalinkOf(heading)) || attributeOf(element, 'id');
    const region = newRegion(id, 'section', lineOf(element));
    this.regions.push(region);
    return region;
  }

  /** A term with a permalink starts a definition, which goes on to the next such term. A glossary defines no names. */
  #readList(list: Element, outer: Region): void {
    const isGlossary = isOfClass(list, 'glossary');
    let region = outer;
    for (const child of list.children) {
      const isTerm = child.type === 'element' && child.tagName === 'dt' && !isGlossary;
      const id = isTerm && permalinkOf(child) ? attributeOf(child, 'id') : '';
      if (id) {
        region = newRegion(id, 'definition', lineOf(child));
        this.regions.push(region);
      }
      this.#read(child, region);
    }
  }

  #noteId(element: Element, region: Region): void {
    const id = attributeOf(element, 'id');
    // Of elements with one id, which HTML does not allow, a browser goes to the first.
    if (!id || this.#ids.has(id)) return;
    this.#ids.add(id);
    region.ids.push({ text: id, line: lineOf(element) });
  }

  #noteIdsIn(element: Element, region: Region): void {
    for (const child of elementsIn(element)) {
      this.#noteId(child, region);
      this.#noteIdsIn(child, region);
    }
  }

  /** What stands before a block belongs to the region outside it. */
  #endRunBefore(element: Element, region: Region): void {
    if (isBreaking(element)) this.#endRun(region);
  }

  #endRun(region: Region): void {
    const tokens = tokensOf(this.#run);
    this.#run = [];
    region.tokens.push(...tokens);
    this.#tell(region, tokens);
  }

  #tell(region: Region, tokens: readonly Token[]): void {
    if (tokens.length === 0) return;
    this.tokens.push(...tokens);
    if (!this.#told.includes(region)) this.#told.push(region);
    else if (this.#told.at(-1) !== region) this.isInterrupted = true;
  }
}

/** Whether what is in an element is text for readers; a button that switches tabs is their title. */
function isRead(element: Element): boolean {
  if (element.tagName === 'button') return attributeOf(element, 'role') === 'tab';
  return !NEVER_READ.has(element.tagName) && !isOfClass(element, 'headerlink') && !isLineNumbers(element);
}

/** As Pygments marks the numbers that it writes before lines. */
function isLineNumbers(element: Element): boolean {
  return isOfClass(element, 'linenos') || isOfClass(element, 'lineno');
}

function codeIn(node: Nodes): string {
  if (node.type === 'element' && isLineNumbers(node)) return '';
  return 'children' in node ? node.children.map(codeIn).join('') : textContent(node);
}

function isHeadedSection(element: Element): boolean {
  const isSection = element.tagName === 'section' || isOfClass(element, 'section');
  return isSection && elementsIn(element).some(({ tagName }) => /^h[1-6]$/.test(tagName));
}

/** The alternative texts of an element's pictures, which are all that a link around one says. */
function picturesIn(element: Element): string {
  return elementsIn(element)
    .map((child) => (child.tagName === 'img' ? attributeOf(child, 'alt') : picturesIn(child)))
    .join('');
}

/** The id that an element's `¶` leads to, or ''. */
function permalinkOf(element: Element): string {
  const link = elementsIn(element).find((child) => isOfClass(child, 'headerlink'));
  const href = link ? attributeOf(link, 'href') : '';
  return href.startsWith('#') ? decodeURIComponent(href.slice(1)) : '';
}
