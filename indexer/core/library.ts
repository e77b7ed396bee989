import { DocsError } from './errors.ts';
import { findAnchor } from './find-anchor.ts';
import { type Followed, findElsewhere } from './follow-section.ts';
import { Pack } from './pack.ts';
import type { PartSource } from './part-source.ts';
import { parseQuery, type SearchRequest } from './query.ts';
import { parseRef, type Ref } from './ref.ts';
import { packsFor, type SearchAnswer, type SearchShelf, searchPacks } from './search-packs.ts';
import { type Suggestion, suggest } from './suggest.ts';
import type { Chunk, Topic } from './types.ts';
import { findVersion } from './versions.ts';

/** The packs that a host has, by doc-set id. */
export interface PackShelf {
  /** Ids of the installed doc sets, sorted. */
  list(): Promise<string[]>;
  source(id: string): PartSource;
}

/** What a ref leads to: a topic, and in it a chunk (the page's lead when the ref names none). */
export interface Place {
  readonly pack: Pack;
  readonly version: string;
  readonly topic: Topic;
  readonly chunk: Chunk;
  readonly chunkIndex: number;
}

/** All installed doc sets behind one door: what every face of djdocs talks to. */
export class Library {
  readonly #shelf: PackShelf;
  readonly #packs = new Map<string, Promise<Pack>>();
  readonly #searchable: SearchShelf = {
    docSets: () => this.docSets(),
    withPack: (id, use) => this.#withPack(id, use),
  };
  #listed: Promise<string[]> | undefined;

  constructor(shelf: PackShelf) {
    this.#shelf = shelf;
  }

  docSets(): Promise<string[]> {
    const listing = this.#shelf.list();
    this.#listed = listing;
    listing.catch(() => {
      if (this.#listed === listing) this.#listed = undefined;
    });
    return listing;
  }

  /** The installed doc sets as they were when last asked for; asks again meanwhile, for the next time. */
  async knownDocSets(): Promise<string[]> {
    const known = this.#listed;
    if (!known) return this.docSets();
    const ids = await known;
    // Whoever asks next is told what went wrong.
    this.docSets().catch(() => {});
    return ids;
  }

  /** An open pack. @throws DocsError `not-found` when the doc set is not installed. */
  async pack(id: string): Promise<Pack> {
    let opening = this.#packs.get(id);
    if (!opening) {
      opening = this.#open(id);
      this.#packs.set(id, opening);
      opening.catch(() => this.#packs.delete(id));
    }
    return opening;
  }

  async #open(id: string): Promise<Pack> {
    try {
      return await Pack.open(this.#shelf.source(id));
    } catch (error) {
      const installed = await this.docSets();
      if (installed.includes(id)) throw error;
      throw new DocsError('not-found', `No documentation "${id}" is installed`, installedHint(installed));
    }
  }

  /** Forgets open packs, so that the next call sees what is installed then. */
  refresh(): void {
    this.#listed = undefined;
    this.#packs.clear();
  }

  /** Parts and bytes that answering has cost so far. */
  async reads(): Promise<{ parts: number; bytes: number }> {
    const packs = await Promise.all(this.#packs.values());
    return packs.reduce(
      (sum, { reads }) => ({ parts: sum.parts + reads.parts, bytes: sum.bytes + reads.bytes }),
      { parts: 0, bytes: 0 },
    );
  }

  /** Searches the doc sets that the request names, or all. @throws as searchPacks does */
  search(request: SearchRequest): Promise<SearchAnswer> {
    return searchPacks(this.#searchable, request);
  }

  /**
   * Ways to go on with what was typed, in the doc sets that the request names, or all.
   * @throws as search does
   */
  async suggest(request: SearchRequest): Promise<Suggestion[]> {
    const query = parseQuery(request);
    const packs = await packsFor(this.#searchable, query, request.versions);
    const versions = await Promise.all(
      packs.map(({ id, version }) =>
        this.#withPack(id, async (pack) => ({ pack, label: pack.version(version).label })),
      ),
    );
    return suggest(query.text, versions, query.limit);
  }

  /**
   * What a ref (or deep link) leads to. The doc set may be left out when one has the topic.
   * @throws DocsError `not-found` when nothing has it, `ambiguous` when several doc sets do.
   */
  async resolve(text: string, version?: string): Promise<Place> {
    const installed = await this.docSets();
    const ref = parseRef(text, new Set(installed));
    const label = ref.version ?? version;
    if (ref.docSet !== undefined) return this.#place(ref.docSet, label, ref, text);
    const holders: string[] = [];
    for (const id of installed) {
      const versions = await this.#withPack(id, (pack) => pack.versionsOf(ref.path));
      if (label === undefined ? versions.length > 0 : findVersion(label, versions) !== undefined)
        holders.push(id);
    }
    if (holders.length > 1) {
      throw new DocsError(
        'ambiguous',
        `"${text}" is in ${holders.join(' and ')}`,
        `Write which one, for example ${holders[0]}/${ref.path}`,
      );
    }
    if (holders.length === 0) {
      throw new DocsError(
        'not-found',
        `Nothing installed has "${text}"`,
        `Try \`djdocs search\`; ${installedHint(installed)}`,
      );
    }
    return this.#place(holders[0] as string, label, ref, text);
  }

  async #place(id: string, label: string | undefined, ref: Ref, text: string): Promise<Place> {
    return this.#withPack(id, async (pack) => {
      const wanted = label === undefined ? await bestVersion(pack, ref) : pack.version(label).label;
      const path = ref.path || (await firstPath(pack, wanted));
      const topic = await pack.topic(path, wanted);
      const chunkIndex = topic && ref.anchor !== undefined ? findAnchor(topic, ref.anchor) : 0;
      const chunk = topic?.chunks[chunkIndex];
      if (topic && chunk) return { pack, version: wanted, topic, chunk, chunkIndex };
      const elsewhere = await findElsewhere(pack, { ...ref, path }, wanted);
      if (elsewhere?.how === 'moved') {
        const { path: movedTo, anchor } = elsewhere;
        return this.#place(id, wanted, { path: movedTo, anchor }, text);
      }
      throw topic
        ? noSection(`${id}@${wanted}/${path}`, ref, text, elsewhere)
        : await noTopic(pack, wanted, path, elsewhere);
    });
  }

  /** Runs `use` with a pack; when a part is missing because the pack was replaced meanwhile, opens it again once. */
  async #withPack<T>(id: string, use: (pack: Pack) => Promise<T>): Promise<T> {
    const pack = await this.pack(id);
    try {
      return await use(pack);
    } catch (error) {
      if (!(error instanceof DocsError) || error.code !== 'pack-damaged') throw error;
      if (!(await pack.isReplaced())) throw error;
      this.#packs.delete(id);
      return use(await this.pack(id));
    }
  }
}

function noSection(page: string, { path, anchor }: Ref, text: string, near: Followed | undefined): DocsError {
  const hint = near ? `The nearest there is ${near.path}#${near.anchor}` : `Read ${page} for the whole page`;
  return new DocsError('not-found', `"${path}" has no section "${anchor}" (${text})`, hint);
}

async function noTopic(
  pack: Pack,
  version: string,
  path: string,
  near: Followed | undefined,
): Promise<DocsError> {
  const others = await pack.versionsOf(path);
  const named = (await pack.topicList(version)).missing.find((entry) => entry.path === path);
  if (named && others.length === 0) {
    return new DocsError(
      'not-found',
      `"${named.title}" is in the catalogue of ${pack.id}@${version}, but not installed`,
      `Add ${named.file ?? 'the page'} with \`djdocs add\`; \`djdocs list --catalogue\` shows what is named`,
    );
  }
  const hint = others.length > 0 ? `It is in version ${others.join(', ')}` : 'Try `djdocs search`';
  const there = near ? `; the nearest in ${version} is ${near.path}#${near.anchor}` : '';
  return new DocsError('not-found', `${pack.id}@${version} has no topic "${path}"`, `${hint}${there}`);
}

/** The version to answer from where none is asked for: the newest release that has the place, else its topic. */
async function bestVersion(pack: Pack, { path, anchor }: Ref): Promise<string> {
  const preferred = pack.version().label;
  if (!path) return preferred;
  const having = await pack.versionsOf(path);
  const inOrder = having.includes(preferred)
    ? [preferred, ...having.filter((label) => label !== preferred)]
    : having;
  for (const label of anchor === undefined ? [] : inOrder) {
    const topic = await pack.topic(path, label);
    if (topic && findAnchor(topic, anchor as string) >= 0) return label;
  }
  return inOrder[0] ?? preferred;
}

async function firstPath(pack: Pack, label: string): Promise<string> {
  return (await pack.topicList(label)).topics[0]?.path ?? '';
}

function installedHint(installed: readonly string[]): string {
  return installed.length > 0
    ? `Installed: ${installed.join(', ')}`
    : 'Add some with `djdocs add`, for example `djdocs add ./docs`';
}
