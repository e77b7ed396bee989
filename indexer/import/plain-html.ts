import type { Comment, Element, Properties, Root, Text } from 'hast';
import { propertiesOf, type WrittenAttribute } from './html-attributes.ts';
import { BODY_ELEMENTS, HEAD_ELEMENTS, TABLE_PARTS } from './plain-elements.ts';

/**
 * Reads a page of HTML that says all that it means: every element that is not void is opened and closed by tags of its
 * own, one inside the other, and none stands where the standard would move it. Of such a page, which nearly all
 * programs write, the tree is as it is written, and reading it takes a third of a parser's time.
 * @returns what html-tree.ts would read with its parser; undefined for any page that may need more, whatever is in it.
 */
export function parsePlainHtml(text: string): Root | undefined {
  // What a parser makes something else of, before it looks at anything.
  if (text.startsWith('\ufeff') || text.includes('\0') || text.includes('\r')) return undefined;
  return new PlainReader(text).read();
}

type Parent = Root | Element;

/** Deeper pages are for the parser, which knows what is too deep. */
const MAX_OPEN = 250;

const DOCTYPE = /[\t\n\f ]*<!doctype[^>]*>/iy;
/** With at most fifty attributes: a pattern without a limit runs out of room for tags that have no end. */
const START_TAG =
  /<([a-z][a-z0-9]*)((?:[\t\n\f ]+[a-z][a-z0-9_:.-]*(?:="[^"<]*"|='[^'<]*')?){0,50})[\t\n\f ]*(\/?)>/y;
const ATTRIBUTE = /([a-z][a-z0-9_:.-]*)(?:=(?:"([^"]*)"|'([^']*)'))?/g;
const END_TAG = /<\/([a-z][a-z0-9]*)>/y;
const NOT_SPACE = /[^\t\n\f ]/;

/** The parts of a page, in their order. Between two of them there are tags and white space only. */
type Place = 'before' | 'html' | 'head' | 'headless' | 'body' | 'after' | 'end';
/** Where a tag of the page's frame may stand, and where it leads. */
const FRAME: ReadonlyMap<string, readonly [from: Place, to: Place]> = new Map([
  ['<html', ['before', 'html']],
  ['<head', ['html', 'head']],
  ['</head', ['head', 'headless']],
  ['<body', ['headless', 'body']],
  ['</body', ['body', 'after']],
  ['</html', ['after', 'end']],
]);

class PlainReader {
  readonly #text: string;
  readonly #root: Root = { type: 'root', children: [] };
  readonly #open: Parent[] = [this.#root];
  /** Number of open elements by name. */
  readonly #counts = new Map<string, number>();
  #body: Element | undefined;
  #place: Place = 'before';
  #at = 0;
  #line = 1;
  /** Where the line ends that was come to. */
  #lineEnd = -1;

  constructor(text: string) {
    this.#text = text;
  }

  read(): Root | undefined {
    const text = this.#text;
    this.#at = this.#match(DOCTYPE)?.[0].length ?? 0;
    while (this.#at < text.length) {
      const next = text.indexOf('<', this.#at);
      const end = next < 0 ? text.length : next;
      if (end > this.#at && !this.#addText(this.#at, end)) return undefined;
      this.#at = end;
      if (next < 0) break;
      const sign = text.charCodeAt(next + 1);
      const isRead = sign === SLASH ? this.#endTag() : sign === BANG ? this.#comment() : this.#startTag();
      if (!isRead) return undefined;
    }
    return this.#place === 'end' ? this.#root : undefined;
  }

  get #current(): Parent {
    return this.#open.at(-1) as Parent;
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.#text);
  }

  #addText(start: number, end: number): boolean {
    const written = this.#text.slice(start, end);
    const current = this.#current;
    const place = this.#place;
    const isInBody = place === 'body';
    if ((!isInBody || TABLE_PARTS.has((current as Element).tagName)) && NOT_SPACE.test(written)) return false;
    if (place === 'before' || place === 'html') return true;
    if (place === 'after' || place === 'end') return this.#addSpaceAfter(written);
    const value = isInBody ? unescapeText(written) : written;
    if (value === undefined) return false;
    (current as Element).children.push({ type: 'text', value });
    return true;
  }

  /** White space behind a page's body is the last in it. */
  #addSpaceAfter(value: string): boolean {
    const children = this.#body?.children ?? [];
    const last = children.at(-1);
    if (last?.type === 'text') last.value += value;
    else children.push({ type: 'text', value });
    return true;
  }

  #comment(): boolean {
    const start = this.#at + '<!--'.length;
    const end = this.#text.indexOf('-->', start);
    const value = this.#text.slice(start, end);
    const isPlain = this.#text.startsWith('<!--', this.#at) && !/^-?>|--!>/.test(value);
    if (end < 0 || !isPlain || this.#place === 'after' || this.#place === 'end') return false;
    this.#current.children.push({ type: 'comment', value } satisfies Comment);
    this.#at = end + '-->'.length;
    return true;
  }

  #startTag(): boolean {
    const found = this.#match(START_TAG);
    if (!found) return false;
    const [whole, name = '', attributes = '', slash] = found;
    const frame = FRAME.get(`<${name}`);
    const rule = frame ? {} : this.#ruleOf(name);
    if (!rule || (frame && frame[0] !== this.#place)) return false;
    if (slash && !rule.isVoid) return false;
    const properties = attributes ? propertiesFrom(attributes) : {};
    if (!properties || this.#open.length > MAX_OPEN) return false;
    const line = this.#lineOf(this.#at);
    const position = { start: { line, column: 1 }, end: { line, column: 1 } };
    const element: Element = { type: 'element', tagName: name, properties, children: [], position };
    this.#current.children.push(element);
    this.#at += whole.length;
    if (rule.isVoid) return true;
    if (rule.text) return this.#textUntilEnd(element, rule.text);
    if (frame) this.#place = frame[1];
    if (name === 'body') this.#body = element;
    this.#open.push(element);
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
    // The first line of such an element may be left empty.
    if (name === 'pre' && this.#text[this.#at] === '\n') this.#at++;
    return true;
  }

  /** The rule for a start tag here, where it is one that changes nothing else. */
  #ruleOf(name: string): ReturnType<typeof BODY_ELEMENTS.get> {
    if (this.#place === 'head') return HEAD_ELEMENTS.get(name);
    const rule = this.#place === 'body' ? BODY_ELEMENTS.get(name) : undefined;
    if (!rule) return undefined;
    const parent = (this.#current as Element).tagName;
    const allowed = TABLE_PARTS.get(parent);
    const isAllowed = (!allowed || allowed.has(name)) && (!rule.parents || rule.parents.includes(parent));
    return isAllowed && !rule.notIn?.some((other) => this.#counts.get(other)) ? rule : undefined;
  }

  #endTag(): boolean {
    const found = this.#match(END_TAG);
    const current = this.#current;
    const name = found?.[1] as string;
    const frame = found && FRAME.get(`</${name}`);
    if (!found || current.type === 'root' || current.tagName !== name) return false;
    if (frame) {
      if (frame[0] !== this.#place) return false;
      this.#place = frame[1];
    }
    this.#open.pop();
    this.#counts.set(name, (this.#counts.get(name) as number) - 1);
    this.#at += found[0].length;
    return true;
  }

  /** Takes what stands up to the end tag of an element as its text. */
  #textUntilEnd({ tagName, children }: Element, kind: 'raw' | 'escaped'): boolean {
    const start = this.#at;
    const ends = new RegExp(`</${tagName}`, 'gi');
    ends.lastIndex = start;
    const end = ends.exec(this.#text)?.index ?? -1;
    const tag = `</${tagName}>`;
    if (end < 0 || !this.#text.startsWith(tag, end)) return false;
    const written = this.#text.slice(start, end);
    // In a comment within a script, its end tag may be none.
    if (kind === 'raw' && written.includes('<!--')) return false;
    const value = kind === 'raw' ? written : unescapeText(written);
    if (value === undefined) return false;
    if (value) children.push({ type: 'text', value } satisfies Text);
    this.#at = end + tag.length;
    return true;
  }

  /** The line of an offset, which is none before the one that was asked for last. */
  #lineOf(offset: number): number {
    if (this.#lineEnd < 0) this.#lineEnd = this.#endOfLine(0);
    for (; this.#lineEnd < offset; this.#line++) this.#lineEnd = this.#endOfLine(this.#lineEnd + 1);
    return this.#line;
  }

  #endOfLine(offset: number): number {
    const end = this.#text.indexOf('\n', offset);
    return end < 0 ? this.#text.length : end;
  }
}

const SLASH = 47;
const BANG = 33;

/** The properties of attributes as they are written; undefined when it takes more to read them. */
function propertiesFrom(written: string): Properties | undefined {
  const attributes: WrittenAttribute[] = [];
  for (const [, name = '', double, single = ''] of written.matchAll(ATTRIBUTE)) {
    const value = unescapeText(double ?? single);
    // Of two with one name, a parser takes the first.
    if (value === undefined || attributes.some((other) => other.name === name)) return undefined;
    attributes.push({ name, value });
  }
  return propertiesOf(attributes);
}

/** Characters by the names that pages write them with; others are left to the parser. */
const NAMED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', copy: '©', reg: '®', para: '¶' },
    ...{ sect: '§', middot: '·', times: '×', laquo: '«', raquo: '»', ndash: '–', mdash: '—', hellip: '…' },
    ...{ lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', bull: '•', larr: '←', rarr: '→' },
  }).map(([name, character]) => [`${name};`, character]),
);

/** A text with its references as characters; undefined when one of them is not of the usual kinds. */
function unescapeText(text: string): string | undefined {
  if (!text.includes('&')) return text;
  let isKnown = true;
  const unescaped = text.replace(/&([#\w]*;?)/g, (_, name: string) => {
    const character = name === '' ? '&' : (NAMED.get(name) ?? numbered(name));
    if (character === undefined) isKnown = false;
    return character ?? '';
  });
  return isKnown ? unescaped : undefined;
}

/** The character of a reference by number, where no rule makes another of it. */
function numbered(name: string): string | undefined {
  const [, digits] = /^#(\d{2,5}|x[\da-f]{2,4});?$/i.exec(name) ?? [];
  const code = Number(digits?.replace(/^x/i, '0x'));
  const isPlain =
    (code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code < 0xd800) || (code >= 0xe000 && code < 0xf900);
  return isPlain ? String.fromCharCode(code) : undefined;
}
