/** The Django app that a page's models belong to when the request names none. */
export const DEFAULT_APP_LABEL = 'handbook';

/** One press on Run. */
export interface RunRequest {
  /** The snippet itself: a module's text, or a session of `>>>` lines. */
  readonly code: string;
  /** The page's earlier snippets in page order. They run first and their output is dropped. */
  readonly context: readonly string[];
  /** The version of the documentation the snippet stands in, such as `5.2`; it chooses the Django. */
  readonly docVersion?: string;
  /** How long context and code together may take, in milliseconds. */
  readonly timeoutMs: number;
  /** The Django app that the page's models belong to. @default {@link DEFAULT_APP_LABEL} */
  readonly appLabel?: string;
}

/** What can be shown while a run is on its way. */
export interface RunEvent {
  readonly kind: 'status' | 'stdout' | 'stderr';
  readonly text: string;
}

export type RunOutcome = 'ran' | 'failed' | 'stopped';

/** How a run ended. All text in it comes from untrusted code and is only ever shown as text. */
export interface RunResult {
  readonly outcome: RunOutcome;
  readonly stdout: string;
  readonly stderr: string;
  /** The `repr()` of the last expression, unless it was `None`. */
  readonly value?: string;
  /** From the reader's own line on; frames of the sandbox and of what called the snippet are left out. */
  readonly traceback?: string;
  /** Time spent in context and code, without starting Python. */
  readonly seconds: number;
  /** One line about something the reader should know: a stop, a failed earlier snippet, another Django version. */
  readonly notice?: string;
  /** What ran it, such as `Python 3.14.2, Django 5.2.17`. */
  readonly runtime?: string;
}

/** The bytes a worker needs to start. Each buffer is transferred, so it can be used once. */
export interface RuntimeBuffers {
  readonly loader: ArrayBuffer;
  readonly module: ArrayBuffer;
  readonly wasm: ArrayBuffer;
  readonly stdlib: ArrayBuffer;
  /** File packs to mount, for example a Django and the time zones. */
  readonly packs: readonly ArrayBuffer[];
}

/** Page to frame, once, with the port that the worker will answer on. */
export interface BootMessage {
  readonly type: 'djdocs-boot';
  /** The worker's script, handed in because an opaque origin may not load one by address. */
  readonly worker: ArrayBuffer;
  readonly runtime: RuntimeBuffers;
  /** Pyodide's own description of itself, which it would otherwise fetch. */
  readonly lockInfo: LockInfo;
  readonly memoryLimit: number;
  readonly withDjango: boolean;
}

export interface LockInfo {
  readonly [name: string]: string;
}

/** Page to worker. */
export interface RunMessage {
  readonly type: 'run';
  readonly id: number;
  readonly request: RunRequest;
}

/** The part of a result that only the worker knows; the page adds what it has collected itself. */
export interface WorkerResult {
  readonly outcome: 'ran' | 'failed';
  readonly value?: string;
  readonly traceback?: string;
  readonly seconds: number;
  readonly notice?: string;
  /** True when the interpreter cannot be used again. */
  readonly dead: boolean;
}

/** Worker (or, when the worker could not even start, the frame) to page. */
export type WorkerMessage =
  | { readonly type: 'ready'; readonly runtime: string }
  | { readonly type: 'running'; readonly id: number }
  | {
      readonly type: 'output';
      readonly id: number;
      readonly kind: 'stdout' | 'stderr';
      readonly text: string;
    }
  | { readonly type: 'result'; readonly id: number; readonly result: WorkerResult }
  | { readonly type: 'broken'; readonly reason: string };

/** True for a boot message. The frame ignores everything else it is sent. */
export function isBootMessage(data: unknown): data is BootMessage {
  return (
    isRecord(data) &&
    data.type === 'djdocs-boot' &&
    data.worker instanceof ArrayBuffer &&
    isRecord(data.runtime) &&
    isRecord(data.lockInfo) &&
    typeof data.memoryLimit === 'number' &&
    typeof data.withDjango === 'boolean'
  );
}

/** True for a run message. */
export function isRunMessage(data: unknown): data is RunMessage {
  return isRecord(data) && data.type === 'run' && typeof data.id === 'number' && isRecord(data.request);
}

/** True for a message the page takes from behind the wall; whoever sent it may be hostile, so every field counts. */
export function isWorkerMessage(data: unknown): data is WorkerMessage {
  if (!isRecord(data)) return false;
  switch (data.type) {
    case 'ready':
      return typeof data.runtime === 'string';
    case 'running':
      return typeof data.id === 'number';
    case 'output':
      return (
        typeof data.id === 'number' &&
        (data.kind === 'stdout' || data.kind === 'stderr') &&
        typeof data.text === 'string'
      );
    case 'result':
      return typeof data.id === 'number' && isWorkerResult(data.result);
    case 'broken':
      return typeof data.reason === 'string';
    default:
      return false;
  }
}

function isWorkerResult(value: unknown): value is WorkerResult {
  return (
    isRecord(value) &&
    (value.outcome === 'ran' || value.outcome === 'failed') &&
    typeof value.seconds === 'number' &&
    typeof value.dead === 'boolean' &&
    ['value', 'traceback', 'notice'].every((name) => ['string', 'undefined'].includes(typeof value[name]))
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
