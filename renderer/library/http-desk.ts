import {
  type ChosenSource,
  type DeskCallName,
  type DeskCalls,
  TELLING_CALLS,
} from '../../indexer/core/desk-calls.ts';
import { t } from '../i18n/strings.ts';
import type { Desk, Given, Told } from './desk.ts';
import { droppedItems, type HandedItem, itemsOf } from './handed-items.ts';
import { Listeners } from './listeners.ts';
import { pickFiles } from './pick-files.ts';

/** The token that the server has put into this page, if it takes calls. */
export function tokenOfPage(): string | undefined {
  return document.querySelector<HTMLMetaElement>('meta[name="djdocs-desk"]')?.content;
}

/** How many files are on their way at the same time. */
const AT_ONCE = 4;

interface Answer {
  readonly message?: Told;
  readonly result?: unknown;
  readonly error?: { readonly message: string; readonly hint: string };
}

/** The desk behind the server that this page comes from. What the person gives is handed over to it file by file. */
export class HttpDesk implements Desk {
  readonly #token: string;
  readonly #base: string;
  readonly #told = new Listeners<Told>();
  #taking = new AbortController();

  constructor(token: string, base: string) {
    this.#token = token;
    this.#base = base;
  }

  async call<N extends DeskCallName>(name: N, args: DeskCalls[N]['args']): Promise<DeskCalls[N]['result']> {
    const response = await this.#post(name, JSON.stringify(args));
    if (!TELLING_CALLS.has(name))
      return this.#result((await response.json()) as Answer) as DeskCalls[N]['result'];
    for await (const answer of jsonLines<Answer>(response)) {
      if (answer.message) this.#told.tell(answer.message);
      else return this.#result(answer) as DeskCalls[N]['result'];
    }
    throw new Error(t('library.cutOff'));
  }

  async choose(kind: 'folders' | 'files'): Promise<readonly ChosenSource[]> {
    return this.#handOver(itemsOf(await pickFiles(kind)));
  }

  onTold(listener: (told: Told) => void): () => void {
    return this.#told.add(listener);
  }

  onGiven(listener: (given: Given) => void): () => void {
    const over = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      const items = droppedItems(event.dataTransfer);
      listener({ isTaking: true });
      items
        .then((all) => this.#handOver(all))
        .then(
          (sources) => listener({ sources }),
          (error: Error) => {
            if (error.name !== 'AbortError') listener({ error: error.message });
          },
        );
    };
    addEventListener('dragover', over);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', over);
      removeEventListener('drop', drop);
    };
  }

  stopTaking(): void {
    this.#taking.abort();
  }

  async #handOver(items: readonly HandedItem[]): Promise<ChosenSource[]> {
    this.#taking = new AbortController();
    const sources: ChosenSource[] = [];
    for (const item of items) sources.push(await this.#handOverOne(item, this.#taking.signal));
    return sources;
  }

  async #handOverOne({ name, files }: HandedItem, signal: AbortSignal): Promise<ChosenSource> {
    const id = (await this.#upload({ name })) as string;
    let done = 0;
    const waiting = files.values();
    const worker = async () => {
      for (const { path, file } of waiting) {
        await this.#upload({ id, path }, file, signal);
        this.#told.tell({ type: 'handing-over', name, done: ++done, total: files.length });
      }
    };
    try {
      await Promise.all(Array.from({ length: AT_ONCE }, worker));
      return (await this.#upload({ id })) as ChosenSource;
    } catch (error) {
      await this.#upload({ id, drop: '' }).catch(() => {});
      throw error;
    }
  }

  async #upload(query: Record<string, string>, body: BodyInit = '', signal?: AbortSignal): Promise<unknown> {
    const response = await this.#post(`upload?${new URLSearchParams(query)}`, body, signal);
    return this.#result((await response.json()) as Answer);
  }

  async #post(path: string, body: BodyInit, signal?: AbortSignal): Promise<Response> {
    const headers = { 'x-djdocs-token': this.#token };
    const init = { method: 'POST', body, headers, ...(signal ? { signal } : {}) };
    const response = await fetch(this.#base + path, init).catch(() => undefined);
    signal?.throwIfAborted();
    if (!response) throw new Error(t('library.cutOff'));
    // The server was started anew since, with another token.
    if (response.status === 403) throw new Error(t('library.reload'));
    if (!response.ok) throw new Error(t('library.refused', { status: response.status }));
    return response;
  }

  #result({ result, error }: Answer): unknown {
    if (error) throw new Error(`${error.message}. ${error.hint}.`);
    return result;
  }
}

async function* jsonLines<T>(response: Response): AsyncGenerator<T> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const piece = await reader?.read().catch(() => undefined);
    if (!piece || piece.done) return;
    const lines = (rest + piece.value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield JSON.parse(line) as T;
  }
}
