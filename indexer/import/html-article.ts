import type { Element, ElementContent, Nodes, Root } from 'hast';
import { attribute, classesOf, findElement, hasClass, textOf } from './hast.ts';
import type { Removals } from './importer.ts';
import { headingLevel, isPermalink } from './markdown-tree.ts';

/** What stands around documentation and in it without being any. `header` and `aside` are looked at more closely. */
const CHROME = new Set(['nav', 'footer', 'form', 'button', 'dialog', 'template', 'search', 'menu']);
const CHROME_ROLES = /^(navigation|search|banner|contentinfo|complementary|toolbar|button)$/;
/** Elements that only arrange others: a heading in one is a heading of the page. */
const FRAMES = new Set(['div', 'section', 'header', 'hgroup', 'main', 'article', 'center']);
/** How boxes are called by the themes that do not call them `admonition`. */
const BOX = /(?:^|[-_])(?:admonition|alert|callout|custom-block|aside)(?:[-_]|$)/;
const BOX_KINDS =
  /(?:^|[-_])(note|info|tip|hint|success|warning|attention|caution|important|danger|error|bug|example|question)(?:[-_]|$)/;
const BOX_TITLE = /(?:title|heading)/i;

/**
 * The documentation of a page whose maker is unknown, its sections still flat: what HTML calls the main part of a page, and in it the
 * article, without menus, buttons and links that only show where one is. Notes and code of the usual themes get the
 * classes that the rest of an import knows.
 */
export function findHtmlArticle(root: Root, removals: Removals): ElementContent[] {
  const body = findElement(root, ({ tagName }) => tagName === 'body') ?? root;
  const main =
    findElement(body, (element) => element.tagName === 'main' || attribute(element, 'role') === 'main') ??
    body;
  return clean((articleIn(main) ?? main).children as ElementContent[], removals);
}

/** The title of a page: its first heading, else what its head says before the name of the site. */
export function htmlTitle(root: Root, article: readonly ElementContent[]): string {
  const heading = article.find((node) => headingLevel(node) === 1);
  const title = findElement(root, ({ tagName }) => tagName === 'title');
  const text = (node: Nodes | undefined) => (node ? textOf(node).replace(/\s+/g, ' ').trim() : '');
  return text(heading) || text(title).replace(/^(.+?)\s[|·–—-]\s.*$/, '$1');
}

/** The one article that is most of the main part; a list of articles is none. */
function articleIn(main: Root | Element): Element | undefined {
  const found: Element[] = [];
  const look = (node: Root | Element) => {
    for (const child of node.children) {
      if (child.type !== 'element') continue;
      if (child.tagName === 'article') found.push(child);
      else look(child);
    }
  };
  look(main);
  const [longest] = [...found].sort((a, b) => textOf(b).length - textOf(a).length);
  return longest && textOf(longest).length * 2 > textOf(main).length ? longest : undefined;
}

function clean(nodes: readonly ElementContent[], removals: Removals): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type !== 'element') return node.type === 'text' ? [node] : [];
    if (isChrome(node)) {
      if (textOf(node).trim() !== '') removals.add('site chrome');
      return [];
    }
    const box = boxOf(node);
    if (box) return [{ ...box, children: clean(box.children, removals) }];
    const pre = codeOf(node);
    if (pre) return [pre];
    const children = clean(node.children, removals);
    if (headingLevel(node) > 0) return [cleanHeading({ ...node, children })];
    if (FRAMES.has(node.tagName) && holdsHeading(node)) return withId(children, attribute(node, 'id'));
    return [{ ...node, children }];
  });
}

function isChrome(element: Element): boolean {
  const { tagName, properties } = element;
  if (CHROME.has(tagName) && !hasClass(element, 'contents')) return true;
  if (CHROME_ROLES.test(attribute(element, 'role'))) return true;
  if (properties.hidden === true || properties.hidden === '')
    return attribute(element, 'role') !== 'tabpanel';
  const isBeside = tagName === 'aside' && !boxOf(element);
  const isHeader = tagName === 'header' && !holdsHeading(element);
  // What is only for the eye: icons, marks of tools.
  const isIcon = attribute(element, 'ariaHidden') === 'true' && !/\p{L}|\p{N}/u.test(textOf(element));
  return isBeside || isHeader || isIcon;
}

function holdsHeading(element: Element): boolean {
  return findElement(element, (child) => headingLevel(child) > 0) !== undefined;
}

/** A heading without links to itself, whatever sign they show. */
function cleanHeading(heading: Element): Element {
  const isSelfLink = (child: ElementContent) =>
    child.type === 'element' &&
    (isPermalink(child) ||
      (child.tagName === 'a' &&
        attribute(child, 'href').includes('#') &&
        !/[\p{L}\p{N}]/u.test(textOf(child))));
  const link = heading.children.find(
    (child): child is Element => child.type === 'element' && isSelfLink(child),
  );
  const own = attribute(heading, 'id');
  const named = link ? attribute(link, 'href').replace(/^.*#/, '') : '';
  const id = own || named;
  return {
    ...heading,
    properties: id ? { ...heading.properties, id } : heading.properties,
    children: heading.children.filter((child) => !isSelfLink(child)),
  };
}

/** The id of an element around headings is that of the first, unless it has its own; then both lead there. */
function withId(children: readonly ElementContent[], id: string): ElementContent[] {
  const first = children.findIndex((child) => headingLevel(child) > 0);
  const heading = children[first] as Element | undefined;
  if (!id || !heading) return [...children];
  const own = attribute(heading, 'id');
  if (own === id) return [...children];
  const named: Element = own
    ? {
        ...heading,
        children: [
          ...heading.children,
          { type: 'element', tagName: 'span', properties: { id }, children: [] },
        ],
      }
    : { ...heading, properties: { ...heading.properties, id } };
  return children.map((child, i) => (i === first ? named : child));
}

/** A note as docutils writes it; undefined for an element that is none. */
function boxOf(element: Element): Element | undefined {
  const classes = classesOf(element);
  if (!/^(div|aside|section|blockquote)$/.test(element.tagName) || !classes.some((name) => BOX.test(name))) {
    return undefined;
  }
  if (classes.includes('admonition')) return element;
  const kind = classes.map((name) => BOX_KINDS.exec(name)?.[1]).find((name) => name !== undefined);
  if (kind === undefined) return undefined;
  const children = element.children.map(
    (child): ElementContent =>
      child.type === 'element' && classesOf(child).some((name) => BOX_TITLE.test(name))
        ? { ...child, tagName: 'p', properties: { className: ['admonition-title'] } }
        : child,
  );
  return {
    ...element,
    tagName: 'div',
    properties: { ...idOf(element), className: ['admonition', kind] },
    children,
  };
}

function idOf(element: Element): { id?: string } {
  const id = attribute(element, 'id');
  return id ? { id } : {};
}

/**
 * The code of a listing, without buttons and numbers beside it; undefined for an element that is none, or holds more than one.
 * Lines that only a break ends get a line end.
 */
function codeOf(element: Element): Element | undefined {
  if (element.tagName === 'pre') return listing(element, languageIn(element));
  const language = element.tagName === 'div' || element.tagName === 'figure' ? languageIn(element) : '';
  if (!language) return undefined;
  const pres = presIn(element).filter((pre) => !isNumbers(pre));
  return pres.length === 1
    ? listing(pres[0] as Element, languageIn(pres[0] as Element) || language)
    : undefined;
}

function listing(pre: Element, language: string): Element {
  return {
    ...pre,
    properties: { ...idOf(pre), ...(language ? { className: [`language-${language}`] } : {}) },
    children: [{ type: 'text', value: linesOf(pre) }],
  };
}

function linesOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element') return '';
  if (node.tagName === 'br') return '\n';
  if (node.tagName === 'button' || isNumbers(node)) return '';
  return node.children.map(linesOf).join('');
}

/** Numbers of lines, as the usual highlighters mark them. */
function isNumbers(element: Element): boolean {
  const isMarked = classesOf(element).some((name) =>
    /^(linenos?|line-?numbers?(-rows|-wrapper)?|lnt?|gutter)$/i.test(name),
  );
  return isMarked && /^[\d\s]*$/.test(textOf(element));
}

function presIn(element: Element): Element[] {
  return element.children.flatMap((child) =>
    child.type !== 'element' ? [] : child.tagName === 'pre' ? [child] : presIn(child),
  );
}

/** The language that an element or the code in it names in its classes, or ''. */
function languageIn(element: Element): string {
  const code = element.children.find(
    (child): child is Element => child.type === 'element' && child.tagName === 'code',
  );
  for (const name of [...(code ? classesOf(code) : []), ...classesOf(element)]) {
    const language = /^(?:language|lang|highlight-source|highlight)-([\w+#.-]+)$/.exec(name)?.[1];
    if (language) return language;
  }
  return attribute(element, 'dataLanguage') || (code ? attribute(code, 'dataLang') : '');
}
