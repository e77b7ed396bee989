import { DocsError } from '../core/errors.ts';
import type { FetchLimits } from './fetch-limits.ts';

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** A response whose body is read piece by piece, and given up when nothing arrives for too long. */
export interface Answer {
  readonly response: Response;
  /** Where it came from in the end. */
  readonly url: string;
  readonly body: AsyncIterable<Uint8Array>;
  /** Ends the transfer. */
  close(): void;
}

/** Nothing arrived for too long; what was fetched before can be gone on from. */
export class StalledError extends Error {}

/**
 * Asks a server, following redirects as far as they are allowed.
 * @throws DocsError `fetch-failed` when it cannot be reached, or leads where nothing may be fetched from.
 */
export async function request(
  address: string,
  init: { readonly method?: 'GET' | 'HEAD'; readonly headers?: Readonly<Record<string, string>> },
  limits: FetchLimits,
  signal?: AbortSignal,
): Promise<Answer> {
  let url = parseAddress(address, limits);
  for (let hops = 0; hops <= limits.redirects; hops++) {
    const patience = new Patience(limits.stallMs, signal);
    const response = await ask(url, init, patience, signal);
    const location = response.headers.get('location');
    if (!REDIRECTS.has(response.status) || location === null)
      return { response, url: url.href, body: patience.pieces(response), close: () => patience.end() };
    patience.end();
    url = parseAddress(location, limits, url);
  }
  throw failed(`${address} leads on and on`, 'Try again later, or fetch the file with a browser and add it');
}

function parseAddress(address: string, { isAllowed }: FetchLimits, from?: URL): URL {
  const url = URL.canParse(address, from?.href) ? new URL(address, from?.href) : undefined;
  if (url && isAllowed(url)) return url;
  const where = from ? `${from.href} leads to ${address.slice(0, 200)}` : address.slice(0, 200);
  throw failed(
    `${where}, which is not fetched from: only https is`,
    'Fetch the file with a browser and add it',
  );
}

async function ask(
  url: URL,
  init: { readonly method?: string; readonly headers?: Readonly<Record<string, string>> },
  patience: Patience,
  signal: AbortSignal | undefined,
): Promise<Response> {
  try {
    return await fetch(url, {
      ...init,
      // Packed on the way, a file would have neither its length nor its pieces.
      headers: { ...init.headers, 'accept-encoding': 'identity' },
      redirect: 'manual',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: patience.signal,
    });
  } catch (cause) {
    patience.end();
    signal?.throwIfAborted();
    const why = patience.isOver ? 'it does not answer' : reasonOf(cause);
    throw failed(
      `${url.host} cannot be reached: ${why}`,
      'Without this network, take the file from a disk with --file FILE',
      cause,
    );
  }
}

/** What Node says of a connection, of all the errors that it wraps. */
function reasonOf(error: unknown): string {
  const { cause } = error as { cause?: { code?: string; message?: string } };
  return cause?.code ?? cause?.message ?? String(error);
}

function failed(message: string, hint: string, cause?: unknown): DocsError {
  return new DocsError('fetch-failed', message, hint, { cause });
}

/** Ends a transfer when nothing has arrived for too long, or when it is told to. */
class Patience {
  isOver = false;
  readonly #control = new AbortController();
  readonly #ms: number;
  readonly #stop = () => this.#control.abort();
  readonly #outer: AbortSignal | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(ms: number, outer: AbortSignal | undefined) {
    this.#ms = ms;
    this.#outer = outer;
    if (outer?.aborted) this.#stop();
    outer?.addEventListener('abort', this.#stop);
    this.#renew();
  }

  get signal(): AbortSignal {
    return this.#control.signal;
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#outer?.removeEventListener('abort', this.#stop);
    this.#stop();
  }

  /** @throws StalledError, or whatever the connection says when it breaks */
  async *pieces(response: Response): AsyncGenerator<Uint8Array> {
    try {
      for await (const piece of response.body ?? []) {
        this.#renew();
        yield piece;
      }
    } catch (error) {
      if (this.isOver) throw new StalledError('nothing arrived any more', { cause: error });
      throw error;
    } finally {
      this.end();
    }
  }

  #renew(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.isOver = true;
      this.#stop();
    }, this.#ms);
  }
}
