import type { Element, ElementContent } from 'hast';
import { mapLinks } from '../core/map-links.ts';
import { type ContentNode, type Inline, inlineText, type LinkNode } from '../core/tree.ts';
import type { Chunk, ChunkKind, Topic } from '../core/types.ts';
import { docutilsId } from '../import/anchors.ts';
import { attribute, findElement, hasClass, textOf } from '../import/hast.ts';
import type { ImportedPage, ImportLog } from '../import/importer.ts';
import { decodeSafely } from '../import/markdown-page.ts';
import { headingLevel, isPermalink } from '../import/markdown-tree.ts';
import { definitionKind } from './definition-kind.ts';
import { limitDepth } from './limit-depth.ts';
import { type Assets, PageContext } from './page-context.ts';
import { type ChunkSplitter, toContent } from './to-content.ts';
import { toInline } from './to-inline.ts';
import { topicKindOf } from './topic-kind.ts';

/** A chunk while its page is being read. */
interface DraftChunk {
  anchor: string;
  readonly ids: Set<string>;
  title: string;
  kind: ChunkKind;
  readonly parent: number;
  /** Whether the page's lead, its parent, is not around it: its title is no part of the trail. */
  readonly isBeside: boolean;
  content: ContentNode[];
  codeLink?: LinkNode;
  line: number;
}

/**
 * Cuts a page into its topic: a chunk per section and per definition, each with what stands in its own part of the
 * page, a `sub` where each child stood. Links are still as written; hashes and symbols are not there yet.
 */
export function buildTopic(page: ImportedPage, source: number, log: ImportLog, assets: Assets): Topic {
  const { nodes, cut } = limitDepth(page.article);
  const context = new PageContext(cut ? { ...page, article: nodes } : page, log, assets);
  if (cut)
    context.warn('nested-too-deep', 'nested too deep; only the text of it is kept', context.lineOf(cut));
  const splitter = new PageSplitter(context);
  const chunks = splitter.split();
  const title = chunks[0]?.title || page.title;
  return {
    path: page.path,
    title,
    kind: page.kind ?? topicKindOf(page.path, title),
    file: page.file,
    source,
    ...(page.url ? { url: page.url } : {}),
    ...(page.alsoFrom && page.alsoFrom.length > 0 ? { alsoFrom: page.alsoFrom } : {}),
    chunks,
  };
}

class PageSplitter implements ChunkSplitter {
  readonly #context: PageContext;
  readonly #chunks: DraftChunk[] = [];
  #current = -1;
  /** Whether the page's lead is a heading of its own, rather than made up to hold several. */
  #hasOwnLead = true;
  /** The page's further top sections, which stand beside the one that is its lead. */
  #beside: ReadonlySet<Element> = new Set();

  constructor(context: PageContext) {
    this.#context = context;
  }

  split(): Chunk[] {
    const { page } = this.#context;
    const top = page.article.filter((node): node is Element => node.type === 'element' && isSection(node));
    const lead: DraftChunk = {
      anchor: '',
      ids: new Set(),
      title: '',
      kind: 'page',
      parent: -1,
      isBeside: false,
      content: [],
      line: 0,
    };
    this.#chunks.push(lead);
    this.#fill(0, () => {
      // A page is its only top section, or the first of several when it begins with it and its title; otherwise it
      // gets a lead of its own above them.
      const [first, ...others] = top;
      const isLead =
        first && (others.length === 0 || (beginsWith(page, first) && headingOf(first) === page.title));
      if (isLead) this.#beside = new Set(others);
      const nodes = page.article.flatMap((node) =>
        node === first && isLead ? this.#openSection(first) : [node],
      );
      this.#convert(nodes, lead);
    });
    if (!lead.title) {
      lead.title = page.title;
      this.#hasOwnLead = false;
    }
    return this.#finish();
  }

  section(element: Element): ContentNode[] | undefined {
    if (!isSection(element)) return undefined;
    const chunk = this.#open('section', element);
    this.#fill(chunk, (draft) => {
      const children = this.#openSection(element);
      this.#convert(children, draft);
    });
    return [{ k: 'sub', c: [] }];
  }

  heading(element: Element): ContentNode[] {
    const draft = this.#chunks[this.#current] as DraftChunk;
    this.#context.noteId(element);
    const inline = toInline(withoutPilcrow(element).children, this.#context);
    if (draft.title || draft.content.length > 0) {
      return [{ k: 'p', c: [{ k: 'strong', c: inline }] }];
    }
    draft.title = plain(inline);
    return [{ k: 'heading', c: inline }];
  }

  definitions(list: Element): ContentNode[] | undefined {
    const kind = definitionKind(list);
    if (!kind) return undefined;
    this.#context.noteId(list);
    const nodes: ContentNode[] = [];
    let last = -1;
    for (const child of list.children) {
      const element = child.type === 'element' ? child : undefined;
      if (element?.tagName === 'dt' && (attribute(element, 'id') || last < 0)) {
        last = this.#openDefinition(element, kind);
        nodes.push({ k: 'sub', c: [] });
        continue;
      }
      const content = () =>
        toContent(element?.tagName === 'dd' ? element.children : [child], {
          page: this.#context,
          splitter: this,
        });
      if (last < 0) {
        // What stands before the first term is nobody's.
        nodes.push(...content());
        continue;
      }
      this.#fill(last, (draft) => {
        if (element) this.#context.noteId(element);
        if (element?.tagName === 'dt') draft.content.push({ k: 'sig', c: this.#signature(element) });
        else draft.content.push(...content());
      });
    }
    return nodes;
  }

  #openDefinition(term: Element, kind: ChunkKind): number {
    const chunk = this.#open(kind, term);
    this.#fill(chunk, (draft) => {
      this.#context.noteId(term);
      const signature = this.#signature(term);
      draft.anchor = permalinkOf(term) || attribute(term, 'id') || docutilsId(plain(signature));
      draft.title = plain(signature);
      draft.content.push({ k: 'sig', c: signature });
    });
    return chunk;
  }

  /** What a term shows; the link to the code, which is no part of the name, becomes the chunk's own. */
  #signature(term: Element): Inline[] {
    const draft = this.#chunks[this.#current] as DraftChunk;
    const link = draft.codeLink ? undefined : term.children.find(isCodeLink);
    const [codeLink] = link ? toInline([link], this.#context) : [];
    if (typeof codeLink === 'object' && codeLink.k === 'link') {
      const { line: _, ...unplaced } = codeLink;
      draft.codeLink = unplaced;
    }
    return toInline(
      term.children.filter((child) => child !== link),
      this.#context,
    );
  }

  /** Adds the content of some nodes to a chunk, however many they are. */
  #convert(nodes: readonly ElementContent[], draft: DraftChunk): void {
    for (const node of toContent(nodes, { page: this.#context, splitter: this })) draft.content.push(node);
  }

  /** Takes the section's id and permalink for the chunk being filled; gives what is inside it. */
  #openSection(element: Element): Element['children'] {
    const draft = this.#chunks[this.#current] as DraftChunk;
    this.#context.noteId(element);
    const heading = element.children.find((child): child is Element => headingLevel(child) > 0);
    draft.anchor = (heading ? permalinkOf(heading) : '') || attribute(element, 'id');
    draft.line ||= this.#context.lineOf(element);
    return element.children;
  }

  #open(kind: ChunkKind, element: Element): number {
    const line = this.#context.lineOf(element);
    const isBeside = this.#beside.has(element);
    const parent = this.#current;
    this.#chunks.push({ anchor: '', ids: new Set(), title: '', kind, parent, isBeside, content: [], line });
    return this.#chunks.length - 1;
  }

  #fill(index: number, fill: (draft: DraftChunk) => void): void {
    const draft = this.#chunks[index] as DraftChunk;
    const before = this.#current;
    const ids = this.#context.collectIds(draft.ids);
    this.#current = index;
    fill(draft);
    this.#current = before;
    this.#context.collectIds(ids);
  }

  #finish(): Chunk[] {
    const taken = this.#nameChunks();
    return this.#chunks.map((draft): Chunk => {
      const aliases = [...draft.ids].filter((id) => !taken.has(id));
      for (const id of aliases) taken.add(id);
      const linkLines: number[] = [];
      const content = mapLinks(draft.content, ({ line = 0, ...link }) => {
        linkLines.push(line);
        return link;
      });
      return {
        anchor: draft.anchor,
        aliases,
        title: draft.title || draft.anchor,
        kind: draft.kind,
        parent: draft.parent,
        trail: this.#trail(draft),
        content,
        symbols: [],
        ...(draft.codeLink ? { codeLink: draft.codeLink } : {}),
        line: draft.line,
        ...(linkLines.some((line) => line > 0) ? { linkLines } : {}),
        hash: '',
      };
    });
  }

  /** Gives every chunk an anchor of its own; what the source named goes before what is made up. @returns all of them */
  #nameChunks(): Set<string> {
    const taken = new Set<string>();
    const ids = new Set(this.#chunks.flatMap((draft) => [...draft.ids]));
    const isNamed = (draft: DraftChunk) => draft.anchor !== '';
    /** By what several places are called: the number up to which names made of it are taken. */
    const counted = new Map<string, number>();
    for (const draft of [...this.#chunks.filter(isNamed), ...this.#chunks.filter((one) => !isNamed(one))]) {
      const wanted = draft.anchor || docutilsId(draft.title) || 'section';
      // A made-up name must not be an id that the source gave to another place.
      const isFree = (name: string) =>
        !taken.has(name) && (isNamed(draft) || draft.ids.has(name) || !ids.has(name));
      let anchor = wanted;
      let n = (isNamed(draft) && counted.get(wanted)) || 2;
      for (; !isFree(anchor); n++) anchor = `${wanted}-${n}`;
      if (isNamed(draft)) counted.set(wanted, n);
      if (anchor !== wanted && draft.anchor) {
        this.#context.warn(
          'repeated-anchor',
          `two places are called "${wanted}"; this one is now "${anchor}"`,
          draft.line,
        );
      }
      taken.add(anchor);
      draft.anchor = anchor;
    }
    return taken;
  }

  #trail({ parent, isBeside }: DraftChunk): string[] {
    if (parent < 0 || (parent === 0 && (isBeside || !this.#hasOwnLead))) return [];
    const around = this.#chunks[parent] as DraftChunk;
    return [...this.#trail(around), around.title || around.anchor];
  }
}

/** A section of the documentation has a heading; `section` elements without one only group. */
function isSection(element: Element): boolean {
  const isOne = element.tagName === 'section' || hasClass(element, 'section');
  return isOne && element.children.some((child) => headingLevel(child) > 0);
}

/** Whether nothing but labels stands before a section. */
function beginsWith({ article }: ImportedPage, section: Element): boolean {
  return article.slice(0, article.indexOf(section)).every((node) => textOf(node).trim() === '');
}

/** What a section's heading says, without its permalink. */
function headingOf(section: Element): string {
  const heading = section.children.find((child) => headingLevel(child) > 0) as Element;
  const words = heading.children.filter((child) => child.type !== 'element' || !isPermalink(child));
  return words.map(textOf).join('').replace(/\s+/g, ' ').trim();
}

function permalinkOf(element: Element): string {
  const link = element.children.find(
    (child): child is Element => child.type === 'element' && isPermalink(child),
  );
  const href = link ? attribute(link, 'href') : '';
  return href.startsWith('#') ? decodeSafely(href.slice(1)) : '';
}

/** As the extensions viewcode and linkcode of Sphinx write it: a link around, or with, the class `viewcode-link`. */
function isCodeLink(node: ElementContent): node is Element {
  if (node.type !== 'element' || node.tagName !== 'a' || !attribute(node, 'href')) return false;
  const hasIt = (element: Element) => hasClass(element, 'viewcode-link');
  return hasIt(node) || findElement(node, hasIt) !== undefined;
}

/** Scrapers leave the permalink's sign at the end of a heading's text. */
function withoutPilcrow(heading: Element): Element {
  const last = heading.children.at(-1);
  if (last?.type !== 'text' || !/¶\s*$/.test(last.value)) return heading;
  const children = [...heading.children.slice(0, -1), { ...last, value: last.value.replace(/\s*¶\s*$/, '') }];
  return { ...heading, children };
}

function plain(inline: readonly Inline[]): string {
  return inlineText(inline).replace(/\s+/g, ' ').trim();
}
