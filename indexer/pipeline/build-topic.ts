import type { Element } from 'hast';
import { type ContentNode, type Inline, inlineText } from '../core/tree.ts';
import type { Chunk, ChunkKind, Topic } from '../core/types.ts';
import { docutilsId } from '../import/anchors.ts';
import { attribute, hasClass, textOf } from '../import/hast.ts';
import type { ImportedPage, ImportLog } from '../import/importer.ts';
import { decodeSafely } from '../import/markdown-page.ts';
import { headingLevel, isPermalink } from '../import/markdown-tree.ts';
import { definitionKind } from './definition-kind.ts';
import { type Assets, PageContext } from './page-context.ts';
import { type ChunkSplitter, toContent } from './to-content.ts';
import { toInline } from './to-inline.ts';
import { topicKindOf } from './topic-kind.ts';

/** A chunk while its page is being read. */
interface DraftChunk {
  anchor: string;
  readonly ids: string[];
  title: string;
  kind: ChunkKind;
  readonly parent: number;
  content: ContentNode[];
  line: number;
}

/**
 * Cuts a page into its topic: a chunk per section and per definition, each with what stands in its own part of the
 * page, a `sub` where each child stood. Links are still as written; hashes and symbols are not there yet.
 */
export function buildTopic(page: ImportedPage, source: number, log: ImportLog, assets: Assets): Topic {
  const context = new PageContext(page, log, assets);
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

  constructor(context: PageContext) {
    this.#context = context;
  }

  split(): Chunk[] {
    const { page } = this.#context;
    const top = page.article.filter((node): node is Element => node.type === 'element' && isSection(node));
    const lead: DraftChunk = {
      anchor: '',
      ids: [],
      title: '',
      kind: 'page',
      parent: -1,
      content: [],
      line: 0,
    };
    this.#chunks.push(lead);
    this.#fill(0, () => {
      // A page with one top section is that section; otherwise it gets a lead of its own above them.
      const only = top.length === 1 ? top[0] : undefined;
      const nodes = page.article.flatMap((node) =>
        node === only && only ? this.#openSection(only) : [node],
      );
      lead.content.push(...toContent(nodes, { page: this.#context, splitter: this }));
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
      draft.content.push(...toContent(children, { page: this.#context, splitter: this }));
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
      if (child.type !== 'element') continue;
      if (child.tagName === 'dt' && (attribute(child, 'id') || last < 0)) {
        last = this.#openDefinition(child, kind);
        nodes.push({ k: 'sub', c: [] });
      } else if (last >= 0) {
        this.#fill(last, (draft) => {
          if (child.tagName === 'dt') draft.content.push({ k: 'sig', c: this.#signature(child) });
          else draft.content.push(...toContent(child.children, { page: this.#context, splitter: this }));
        });
      }
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

  #signature(term: Element): Inline[] {
    return toInline(
      term.children.filter((child) => child.type !== 'element' || !isNotSignature(child)),
      this.#context,
    );
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
    this.#chunks.push({ anchor: '', ids: [], title: '', kind, parent: this.#current, content: [], line });
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
      const aliases = draft.ids.filter((id) => !taken.has(id));
      for (const id of aliases) taken.add(id);
      return {
        anchor: draft.anchor,
        aliases,
        title: draft.title || draft.anchor,
        kind: draft.kind,
        parent: draft.parent,
        trail: this.#trail(draft.parent),
        content: draft.content,
        symbols: [],
        line: draft.line,
        hash: '',
      };
    });
  }

  /** Gives every chunk an anchor of its own; what the source named goes before what is made up. @returns all of them */
  #nameChunks(): Set<string> {
    const taken = new Set<string>();
    const ids = new Set(this.#chunks.flatMap((draft) => draft.ids));
    const isNamed = (draft: DraftChunk) => draft.anchor !== '';
    for (const draft of [...this.#chunks.filter(isNamed), ...this.#chunks.filter((one) => !isNamed(one))]) {
      const wanted = draft.anchor || docutilsId(draft.title) || 'section';
      // A made-up name must not be an id that the source gave to another place.
      const isFree = (name: string) =>
        !taken.has(name) && (isNamed(draft) || draft.ids.includes(name) || !ids.has(name));
      let anchor = wanted;
      for (let n = 2; !isFree(anchor); n++) anchor = `${wanted}-${n}`;
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

  #trail(parent: number): string[] {
    const trail: string[] = [];
    for (let at = parent; at >= 0 && (at > 0 || this.#hasOwnLead); ) {
      const draft = this.#chunks[at] as DraftChunk;
      trail.unshift(draft.title || draft.anchor);
      at = draft.parent;
    }
    return trail;
  }
}

/** A section of the documentation has a heading; `section` elements without one only group. */
function isSection(element: Element): boolean {
  const isOne = element.tagName === 'section' || hasClass(element, 'section');
  return isOne && element.children.some((child) => headingLevel(child) > 0);
}

function permalinkOf(element: Element): string {
  const link = element.children.find(
    (child): child is Element => child.type === 'element' && isPermalink(child),
  );
  const href = link ? attribute(link, 'href') : '';
  return href.startsWith('#') ? decodeSafely(href.slice(1)) : '';
}

function isNotSignature(element: Element): boolean {
  return (
    hasClass(element, 'viewcode-link') ||
    (element.tagName === 'a' && hasClass(element, 'reference') && textOf(element) === '[source]')
  );
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
