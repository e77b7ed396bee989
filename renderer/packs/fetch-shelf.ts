import { PackIntegrityError } from '../../indexer/core/errors.ts';
import type { PackShelf } from '../../indexer/core/library.ts';
import { MANIFEST_FILE, PARTS_FOLDER, partFileName } from '../../indexer/core/pack-files.ts';
import type { PartSource } from '../../indexer/core/part-source.ts';
import { isDocSetId } from '../../indexer/core/ref.ts';
import { inflate } from './inflate.ts';
import { isNamedSo } from './part-name.ts';

/** What is asked for files: `fetch`, or a stand-in of a test. */
export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

const REMEDY = 'Check that its files are all there, or add the documentation again';

/**
 * The packs below an address, read with `fetch`. A missing list is an empty shelf and not an error, because an app
 * without documentation has something better to say.
 * @param base address of the `packs/` folder, with its closing slash
 */
export class FetchShelf implements PackShelf {
  readonly #base: string;
  readonly #fetch: Fetch;

  constructor(base: string, fetcher: Fetch = (url, init) => fetch(url, init)) {
    this.#base = base;
    this.#fetch = fetcher;
  }

  async list(): Promise<string[]> {
    const response = await reach(this.#fetch, new URL('index.json', this.#base).href, 'the list of packs', {
      cache: 'no-cache',
    });
    // A server that answers every address with a page has no list either.
    if (!response.ok || response.headers.get('content-type')?.includes('html')) return [];
    return packIds(await response.text());
  }

  source(id: string): PartSource {
    return new FetchPartSource(new URL(`${id}/`, this.#base).href, id, this.#fetch);
  }
}

class FetchPartSource implements PartSource {
  readonly place: string;
  readonly #base: string;
  readonly #fetch: Fetch;

  constructor(base: string, id: string, fetcher: Fetch) {
    this.place = `pack "${id}"`;
    this.#base = base;
    this.#fetch = fetcher;
  }

  manifest(): Promise<Uint8Array> {
    return this.#file(MANIFEST_FILE, { cache: 'no-cache' });
  }

  async part(name: string): Promise<Uint8Array> {
    const file = await this.#file(`${PARTS_FOLDER}/${partFileName(name)}`);
    const bytes = await inflate(file).catch((cause) => {
      throw new PackIntegrityError(`part ${name} of ${this.place} is damaged`, REMEDY, { cause });
    });
    if (await isNamedSo(bytes, name)) return bytes;
    throw new PackIntegrityError(`part ${name} of ${this.place} does not hold what its name says`, REMEDY);
  }

  async #file(path: string, init?: RequestInit): Promise<Uint8Array<ArrayBuffer>> {
    const what = `${path} of ${this.place}`;
    const response = await reach(this.#fetch, new URL(path, this.#base).href, what, init);
    if (!response.ok) throw new PackIntegrityError(`${what} is missing (answer ${response.status})`, REMEDY);
    try {
      return new Uint8Array(await response.arrayBuffer());
    } catch (cause) {
      throw new PackIntegrityError(`${what} arrived cut off`, REMEDY, { cause });
    }
  }
}

async function reach(fetcher: Fetch, url: string, what: string, init?: RequestInit): Promise<Response> {
  try {
    return await fetcher(url, init);
  } catch (cause) {
    throw new PackIntegrityError(`${what} cannot be reached`, 'Check that djdocs is still being served', {
      cause,
    });
  }
}

function packIds(text: string): string[] {
  try {
    const { packs } = JSON.parse(text) as { packs: readonly { id: string }[] };
    return packs
      .map(({ id }) => id)
      .filter(isDocSetId)
      .sort();
  } catch (cause) {
    throw new PackIntegrityError('the list of packs (packs/index.json) cannot be read', REMEDY, { cause });
  }
}
