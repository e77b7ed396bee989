import { symbolKey } from '../core/symbol-names.ts';
import { docutilsId } from '../import/anchors.ts';
import type { TopicOutline } from './draft-topic.ts';

/** A chunk's place in a version: the topic's path and the chunk's index in it. */
export interface ChunkPlace {
  readonly path: string;
  readonly chunk: number;
}

/** Finds chunks of one version by path, id, symbol and title. */
export class TopicIndex {
  readonly #topics = new Map<string, TopicOutline>();
  readonly #ids = new Map<string, Map<string, number>>();
  readonly #symbols = new Map<string, ChunkPlace>();
  readonly #otherPaths: ReadonlyMap<string, string>;
  /** By path, the chunks by the id that their title gives; made for the topics that are asked for. */
  readonly #titles = new Map<string, ReadonlyMap<string, number>>();

  /** @param otherPaths further paths that lead to topics */
  constructor(topics: readonly TopicOutline[], otherPaths: ReadonlyMap<string, string> = new Map()) {
    this.#otherPaths = otherPaths;
    for (const topic of topics) {
      this.#topics.set(topic.path, topic);
      const ids = new Map<string, number>();
      topic.chunks.forEach((chunk, index) => {
        for (const alias of chunk.aliases) if (!ids.has(alias)) ids.set(alias, index);
      });
      topic.chunks.forEach((chunk, index) => {
        ids.set(chunk.anchor, index);
        for (const { name } of chunk.symbols) {
          if (!this.#symbols.has(name)) this.#symbols.set(name, { path: topic.path, chunk: index });
        }
      });
      this.#ids.set(topic.path, ids);
    }
  }

  topic(path: string): TopicOutline | undefined {
    return this.#topics.get(path);
  }

  /** The path under which a page is here, allowing for folders that name their index page or do not. */
  findPath(path: string): string | undefined {
    const bare = path.replace(/\/+$/, '');
    const forms = [bare, bare === '' ? 'index' : `${bare}/index`, bare.replace(/(^|\/)index$/, '')];
    return forms.find((form) => this.#topics.has(form)) ?? this.#otherPaths.get(bare);
  }

  /** The chunk in whose own part of the page an id stands. */
  findId(path: string, id: string): number | undefined {
    return this.#ids.get(path)?.get(id);
  }

  /** The chunk that defines a symbol of exactly this name. */
  findSymbol(name: string): ChunkPlace | undefined {
    return name && symbolKey(name) ? this.#symbols.get(name) : undefined;
  }

  /** The chunk of a topic whose title gives this id when a renderer makes one of it. */
  findTitle(path: string, id: string): number | undefined {
    const wanted = docutilsId(id);
    return wanted ? this.#titlesOf(path).get(wanted) : undefined;
  }

  #titlesOf(path: string): ReadonlyMap<string, number> {
    const known = this.#titles.get(path);
    if (known) return known;
    const titles = new Map<string, number>();
    this.#topics.get(path)?.chunks.forEach(({ title }, index) => {
      const id = docutilsId(title);
      if (!titles.has(id)) titles.set(id, index);
    });
    this.#titles.set(path, titles);
    return titles;
  }
}
