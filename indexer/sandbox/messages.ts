import { isRunDetails } from './run-details.ts';

/** The Django app that a page's models belong to when the request names none. */
export const DEFAULT_APP_LABEL = 'handbook';

/**
 * What runs besides Python: rendered, sent to the database, run as management commands, one a line, or asked of the
 * project's addresses, one `METHOD /path name=value&…` a line; a script is JavaScript, with an engine of its own.
 */
export type OtherKind = 'template' | 'sql' | 'shell' | 'request' | 'script';

/** A file of a small project: the modules, templates and tests of one app. */
export interface ProjectFile {
  /** Below the app's folder, such as `templates/page.html`. */
  readonly path: string;
  readonly text: string;
}

/** A snippet that stands earlier on the page. */
export interface ContextSnippet {
  readonly code: string;
  /** What it is when it is no Python. */
  readonly kind?: OtherKind;
  /** The section it stands in. Sessions that make rows of their own at the start of one start from empty tables. */
  readonly section?: number;
}

/** A snippet whose definitions and imports may be borrowed when something is missing. */
export interface LibrarySnippet {
  readonly code: string;
  /** Where it stands, for the reader. */
  readonly from: string;
  /** Whether it stands on the same page. @default false */
  readonly own?: boolean;
}

/** One press on Run. */
export interface RunRequest {
  /** The snippet itself: a module's text, or a session of `>>>` lines. */
  readonly code: string;
  /** What it is when it is no Python. */
  readonly kind?: OtherKind;
  /** The page's earlier snippets in page order. They run first, their output is dropped, and those that fail are left out. */
  readonly context: readonly ContextSnippet[];
  /** The section that the snippet itself stands in. */
  readonly section?: number;
  /** What may be borrowed from, the page's own snippets first. @default nothing */
  readonly library?: readonly LibrarySnippet[];
  /** The project that it runs in, in place of a page. @default none */
  readonly files?: readonly ProjectFile[];
  /** Whether nothing may be borrowed from other pages or made up. @default false */
  readonly alone?: boolean;
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

/** Something that a snippet used and its page's earlier snippets had not given it. */
export interface Borrowed {
  readonly name: string;
  /** `import` for a module that is installed, `stand-in` for what the sandbox made up, else the place in the documentation. */
  readonly from: string;
  /** The lines that gave it. */
  readonly code: string;
}

/** A line of a session, compared with the output that the documentation shows for it. */
export interface SessionCheck {
  /** 1-based line of the snippet. */
  readonly line: number;
  readonly right: boolean;
  readonly want: string;
  readonly got: string;
}

/** A statement that was sent to the database. */
export interface SqlStatement {
  /** Laid out for reading, with its parameters put in. */
  readonly sql: string;
  readonly seconds: number;
  /** How the database went about it, a step a line. */
  readonly plan?: string;
}

/** A value in a form of its own. */
export type Panel =
  | {
      readonly kind: 'table';
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
      /** How many rows there were; the panel has the first hundred. */
      readonly total: number;
    }
  | {
      readonly kind: 'response';
      readonly status: number;
      readonly reason: string;
      readonly headers: readonly (readonly [name: string, text: string])[];
      /** The media type. */
      readonly type: string;
      readonly body: string;
    }
  | { readonly kind: 'markup'; readonly body: string }
  /** The models of the page, after a snippet that has defined some. */
  | { readonly kind: 'models'; readonly models: readonly ModelShape[] };

/** A model of the page, as its tables and relations are drawn. */
export interface ModelShape {
  readonly name: string;
  /** '' where it has no table of its own. */
  readonly table: string;
  /** The models that it extends, by name. */
  readonly bases: readonly string[];
  readonly fields: readonly ModelField[];
}

export interface ModelField {
  readonly name: string;
  /** Its class, such as `CharField`. */
  readonly type: string;
  /** `primary key`, `unique`, `null`. */
  readonly marks: readonly string[];
  /** The model that it leads to: a name of the page's, or `app.Name`. */
  readonly to?: string;
  /** Whether it leads to many. */
  readonly many?: boolean;
}

/** What a run has to show besides text. All of it comes from untrusted code. */
export interface RunDetails {
  /** The last value as what it is, where it is more than text. */
  readonly panels?: readonly Panel[];
  readonly sql?: readonly SqlStatement[];
  /** How many statements there were in all; `sql` has the first 200. */
  readonly queries?: number;
  readonly checks?: readonly SessionCheck[];
  /** How many lines of the session show an output; those after an error are not compared. */
  readonly expects?: number;
  readonly borrowed?: readonly Borrowed[];
  /** Whether it used something that was lent to it or to a snippet before it. */
  readonly indebted?: boolean;
  /** Tables that were read and that nothing on the page had written a row to. */
  readonly unmade?: readonly string[];
}

export type RunOutcome = 'ran' | 'failed' | 'stopped';

/** How a run ended. All text in it comes from untrusted code and is only ever shown as text. */
export interface RunResult extends RunDetails {
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
  /** Memory in which Python has started and Django is set up. */
  readonly snapshot?: ArrayBuffer;
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
  /** The harness in the snapshot, when the buffers have one. */
  readonly harness?: string;
}

/** Page to frame, once, for a worker that brings along all that it runs. */
export interface ScriptBootMessage {
  readonly type: 'djdocs-boot-script';
  readonly worker: ArrayBuffer;
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
export interface WorkerResult extends RunDetails {
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
  | { readonly type: 'ready'; readonly runtime: string; readonly fallback?: string }
  | { readonly type: 'running'; readonly id: number }
  | {
      readonly type: 'output';
      readonly id: number;
      readonly kind: 'stdout' | 'stderr';
      readonly text: string;
    }
  | { readonly type: 'result'; readonly id: number; readonly result: WorkerResult }
  /** After a result: memory is as it was before the run, and the next one may come. */
  | { readonly type: 'rested' }
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

/** True for a boot message of a worker that needs no Python. */
export function isScriptBootMessage(data: unknown): data is ScriptBootMessage {
  return isRecord(data) && data.type === 'djdocs-boot-script' && data.worker instanceof ArrayBuffer;
}

/** The bytes that a boot message hands over, without the worker's own script. */
export function buffersOf(boot: BootMessage | ScriptBootMessage): ArrayBuffer[] {
  if (boot.type === 'djdocs-boot-script') return [];
  const { loader, module, wasm, stdlib, packs, snapshot } = boot.runtime;
  return [loader, module, wasm, stdlib, ...packs, ...(snapshot ? [snapshot] : [])];
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
      return typeof data.runtime === 'string' && ['string', 'undefined'].includes(typeof data.fallback);
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
    case 'rested':
      return true;
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
    ['value', 'traceback', 'notice'].every((name) => ['string', 'undefined'].includes(typeof value[name])) &&
    isRunDetails(value)
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
