import { readFileSync } from 'node:fs';
import type { Topic } from '../../indexer/core/types.ts';

interface Section {
  readonly id: string;
  readonly parent: string | null;
  readonly aliases?: readonly string[];
  readonly inner?: readonly string[];
}

/** Which sections of some pages stand inside which, and all ids of each. */
export class SectionTree {
  readonly #pages = new Map<
    string,
    { readonly alias: Map<string, string>; readonly parent: Map<string, string | null> }
  >();

  constructor(pages: Readonly<Record<string, readonly Section[]>>) {
    for (const [page, sections] of Object.entries(pages)) {
      const alias = new Map(sections.map(({ id }) => [id, id]));
      for (const { id, aliases = [], inner = [] } of sections) {
        for (const other of [...aliases, ...inner]) if (!alias.has(other)) alias.set(other, id);
      }
      this.#pages.set(page, { alias, parent: new Map(sections.map(({ id, parent }) => [id, parent])) });
    }
  }

  has(page: string): boolean {
    return this.#pages.has(page);
  }

  /** The section's own id; null for the top of the page, undefined when there is no such place. */
  canonical(page: string, anchor: string | null): string | null | undefined {
    const found = this.#pages.get(page);
    if (!found) return undefined;
    if (anchor === null || anchor === '') return null;
    const id = found.alias.get(anchor);
    if (id === undefined) return undefined;
    return found.parent.get(id) === null ? null : id;
  }

  /** Whether one is the other or encloses it. The top of a page encloses everything and is not counted. */
  isSameBranch(page: string, a: string, b: string): boolean {
    return this.#chain(page, a).includes(b) || this.#chain(page, b).includes(a);
  }

  #chain(page: string, anchor: string): string[] {
    const parents = this.#pages.get(page)?.parent;
    const chain: string[] = [];
    let at: string | null | undefined = anchor;
    while (at && parents?.get(at) !== null && !chain.includes(at)) {
      chain.push(at);
      at = parents?.get(at);
    }
    return chain;
  }
}

/** The tree that a relevance set brings along: page → sections as JSON. */
export function readSectionTree(file: string): SectionTree {
  return new SectionTree(JSON.parse(readFileSync(file, 'utf8')) as Record<string, Section[]>);
}

/** The tree of imported pages. */
export function sectionTreeOf(topics: readonly Topic[]): SectionTree {
  return new SectionTree(
    Object.fromEntries(
      topics.map(({ path, chunks }) => [
        path,
        chunks.map(({ anchor, aliases, parent }) => ({
          id: anchor,
          aliases,
          parent: parent < 0 ? null : (chunks[parent]?.anchor ?? null),
        })),
      ]),
    ),
  );
}
