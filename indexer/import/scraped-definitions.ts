import type { Element, ElementContent } from 'hast';
import { textOf } from './hast.ts';
import type { ImportLog } from './importer.ts';
import { headingLevel } from './markdown-tree.ts';
import { COUNTED_ID, type Run, runsOf } from './scraped-runs.ts';
import {
  definitionClass,
  definitionId,
  permalinksIn,
  readSignature,
  SCOPES,
  type Scope,
  type Signature,
} from './scraped-signature.ts';

/** What giving scraped blocks their structure back needs to know. */
export interface ScrapedPage {
  /** Spaces before the block that begins at a line (scraped-text.ts). */
  readonly indents: ReadonlyMap<number, number>;
  /** Ids that links lead to on this page. */
  readonly known: ReadonlySet<string>;
  /** Ids that permalinks on this page say. */
  readonly said: ReadonlySet<string>;
  readonly log: ImportLog;
}

/**
 * Gives definitions, change notes and lists of terms the shape that Sphinx writes (`dl.class > dt[id]`, `dd`), with
 * everything up to the next definition or heading inside. A scraper leaves them as lines of their own: their markup is
 * gone, their permalinks and the white space before them are not.
 */
export function restoreDefinitions(nodes: readonly ElementContent[], page: ScrapedPage): ElementContent[] {
  return new Restorer(page).restore(nodes);
}

interface Open extends Scope {
  readonly list: Element;
  readonly body: Element;
}

class Restorer {
  readonly #page: ScrapedPage;
  readonly #out: ElementContent[] = [];
  /** Definitions that what comes next is part of, outer to inner. */
  #open: Open[] = [];
  readonly #defined = new Set<string>();
  /** Takes the next block or blocks: a note of a change, a field, a term. */
  #waiting: Waiting | undefined;

  readonly #named: ReadonlySet<string>;

  constructor(page: ScrapedPage) {
    this.#page = page;
    this.#named = new Set([...page.known, ...page.said]);
  }

  restore(nodes: readonly ElementContent[]): ElementContent[] {
    for (const node of nodes) {
      if (node.type === 'element' && headingLevel(node) > 0) {
        this.#open = [];
        this.#waiting = undefined;
        this.#out.push(node);
      } else if (node.type === 'element' && node.tagName === 'p') {
        this.#paragraph(node);
      } else if (node.type === 'element') {
        this.#block(node.tagName === 'ul' || node.tagName === 'ol' ? this.#list(node) : node);
      }
    }
    return this.#out;
  }

  #paragraph(p: Element): void {
    const indent = this.#page.indents.get(p.position?.start.line ?? 0) ?? 0;
    if (indent === 0 && !p.children.some((child) => permalinksIn([child]) > 0)) {
      const title = ADMONITION.exec(textOf(p).trim())?.[1];
      if (title) this.#admonition(title, p);
      else this.#block(changeOf(p) ?? p);
      return;
    }
    const isDefined = (signature: Signature) => this.#isDefined(signature);
    for (const run of runsOf(p.children, indent, isDefined)) this.#run(run, p);
  }

  #run(run: Run, p: Element): void {
    const { log } = this.#page;
    const block = element('p', {}, run.nodes, p);
    switch (run.is.kind) {
      case 'definition':
        this.#define(run, run.is.ids, p);
        return;
      case 'caption':
        log.removals.add('permalink', run.is.ids.length);
        this.#block(element('p', { id: run.is.ids[0] ?? '' }, withoutLinksBeside(run.nodes), p));
        return;
      case 'icons':
        log.removals.add('icon');
        return;
      case 'tabs':
        log.removals.add('tab switch', run.nodes.filter(({ type }) => type === 'element').length);
        this.#block(element('p', {}, tabNames(run.nodes), p));
        return;
      case 'change': {
        const note = element('div', { className: [changeClass(textOf(block))] }, [], p);
        const isWhole = !textOf(block).trim().endsWith(':');
        note.children.push(isWhole ? block : element('span', { className: ['title'] }, run.nodes, p));
        this.#block(note);
        if (!isWhole) this.#waiting = { body: note };
        return;
      }
      case 'field':
      case 'term': {
        const body = element('dd', {}, [], p);
        const list = { className: [run.is.kind === 'field' ? 'field-list' : 'simple'] };
        this.#waiting = undefined;
        this.#block(element('dl', list, [element('dt', {}, run.nodes, p), body], p));
        this.#waiting = { body };
        return;
      }
      default:
        this.#block(block);
    }
  }

  /** What follows the title of a note is in it, as far as can be told. */
  #admonition(title: string, p: Element): void {
    const heading = element('p', { className: ['admonition-title'] }, p.children, p);
    const kind = title.toLowerCase().replace(' ', '');
    const body = element('div', { className: ['admonition', kind] }, [heading], p);
    this.#waiting = undefined;
    this.#block(body);
    this.#waiting = { body };
  }

  /** A name alone is a definition within a class, or where there are others like it. */
  #isDefined({ name, isBare }: Signature): boolean {
    const { known } = this.#page;
    if (!isBare || known.has(name)) return true;
    const [root = '', ...rest] = name.split('.');
    if (rest.length > 0) return [...this.#named].some((id) => id.startsWith(`${root}.`));
    if (CONSTANT.test(name)) return [...known].some((id) => CONSTANT.test(id));
    return this.#scope() !== undefined && /^[a-z_]/.test(name);
  }

  #define(run: Run, ids: readonly string[], p: Element): void {
    if (run.is.kind !== 'definition') return;
    const { signature } = run.is;
    const [id, ...others] = ids.length > 0 ? ids : [definitionId(signature, this.#scope(), this.#named)];
    if (id === undefined) return;
    this.#count(run.nodes);
    this.#waiting = undefined;
    const above = run.isBeside ? this.#open.pop() : undefined;
    const isInside = () => this.#open.length < MAX_DEPTH && id.startsWith(`${this.#open.at(-1)?.id}.`);
    while (this.#open.length > 0 && !isInside()) this.#open.pop();
    const kind = definitionClass(signature, id, this.#scope());
    const labels = others.map((other) => element('span', { id: other }, [], p));
    // What is defined elsewhere on the page, by a permalink or before, is only shown again.
    const isAgain = ids.length === 0 && (this.#page.said.has(id) || this.#defined.has(id));
    this.#defined.add(id);
    const term = element('dt', isAgain ? {} : { id }, [...labels, ...signature.nodes], p);
    const list = above?.list ?? element('dl', { className: [kind] }, [element('dd', {}, [], p)], p);
    const body = list.children.at(-1) as Element;
    list.children.splice(-1, 0, term);
    if (!above) this.#body().push(list);
    this.#open.push({ id, kind, list, body });
  }

  /** A list whose items may begin with definitions. */
  #list(list: Element): Element {
    const children = list.children.map((child): ElementContent => {
      if (child.type !== 'element' || child.tagName !== 'li') return child;
      const at = child.children.findIndex((part) => permalinksIn([part]) > 0);
      const head = child.children.slice(0, at + 1);
      const signature = at > 0 && !COUNTED_ID.test(idOf(head)) ? readSignature(head) : undefined;
      if (!signature || /\n/.test(signature.text)) return child;
      this.#count(head);
      const id = idOf(head);
      const kind = definitionClass(signature, id, undefined);
      const term = element('dt', { id }, signature.nodes, child);
      const body = element('dd', {}, child.children.slice(at + 1), child);
      return { ...child, children: [element('dl', { className: [kind] }, [term, body], child)] };
    });
    return { ...list, children };
  }

  #block(node: ElementContent): void {
    const waiting = this.#waiting;
    if (!waiting) {
      this.#body().push(node);
      return;
    }
    waiting.body.children.push(node);
    // "For example:" is not the end of what was waited for.
    if (!(node.type === 'element' && node.tagName === 'p' && textOf(node).trim().endsWith(':')))
      this.#waiting = undefined;
  }

  #body(): ElementContent[] {
    return this.#open.at(-1)?.body.children ?? this.#out;
  }

  #scope(): Scope | undefined {
    return this.#open.findLast(({ kind }) => SCOPES.has(kind));
  }

  #count(nodes: readonly ElementContent[]): void {
    const permalinks = permalinksIn(nodes);
    if (permalinks > 0) this.#page.log.removals.add('permalink', permalinks);
  }
}

/** The titles that docutils and Python-Markdown give to notes by themselves. */
const ADMONITION = /^(Note|Warning|Tip|Hint|Important|Caution|Attention|Danger|Error|See also|Info|Check)$/;
/** Deeper than any documentation, shallower than the stack. */
const MAX_DEPTH = 20;
const CONSTANT = /^[A-Z][A-Z0-9_]+$/;

interface Waiting {
  readonly body: Element;
}

const CHANGE_CLASSES: readonly (readonly [RegExp, string])[] = [
  [/^(?:New|Added)/, 'versionadded'],
  [/^Changed/, 'versionchanged'],
  [/^Deprecated/, 'deprecated'],
  [/^Removed/, 'versionremoved'],
];

function changeClass(text: string): string {
  return CHANGE_CLASSES.find(([pattern]) => pattern.test(text.trim()))?.[1] ?? 'versionchanged';
}

/** `Changed in version 2.0: …` as a paragraph of its own is how Sphinx writes a note of a change. */
function changeOf(p: Element): Element | undefined {
  const text = textOf(p);
  if (!/^(?:Added|Changed|Deprecated|Removed) (?:in|since) version \d/.test(text)) return undefined;
  return element('div', { className: [changeClass(text)] }, [p], p);
}

function tabNames(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node, i) => {
    if (node.type !== 'element') return [node];
    const gap: ElementContent[] =
      i > 0 && nodes[i - 1]?.type === 'element' ? [{ type: 'text', value: ', ' }] : [];
    return [...gap, ...node.children];
  });
}

function withoutLinksBeside(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.filter((node) => permalinksIn([node]) === 0);
}

function idOf(nodes: readonly ElementContent[]): string {
  const link = nodes.find((node): node is Element => permalinksIn([node]) > 0);
  return typeof link?.properties.href === 'string' ? link.properties.href.slice(1) : '';
}

function element(
  tagName: string,
  properties: Element['properties'],
  children: readonly ElementContent[],
  from: Element,
): Element {
  const position = from.position ? { position: from.position } : {};
  return { type: 'element', tagName, properties, children: [...children], ...position };
}
