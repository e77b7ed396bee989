/** What Pyodide asks for by address, and gets from memory. */
export interface ServedFiles {
  readonly wasm: Uint8Array;
  readonly stdlib: Uint8Array;
}

/** Makes the global scope look like a browser's worker, so that Pyodide looks for nothing of Node. */
export function pretendToBeWorker({ wasm, stdlib }: ServedFiles): void {
  const scope = globalThis as Record<string, unknown>;
  for (const name of ['process', 'require', 'Buffer', 'global']) Reflect.deleteProperty(scope, name);
  scope.self = globalThis;
  scope.location = {
    href: 'https://runtime.invalid/',
    pathname: '/',
    toString: () => 'https://runtime.invalid/',
  };
  scope.importScripts = () => {
    throw new Error('not in this sandbox');
  };
  // Pyodide asks whether the scope is an instance of this.
  scope.WorkerGlobalScope = Object.assign(() => {}, { prototype: Object.getPrototypeOf(globalThis) });
  // Node's own classes for fetching need the globals that have just gone.
  const answer = (bytes: Uint8Array) => ({ ok: true, status: 200, arrayBuffer: async () => copy(bytes) });
  scope.fetch = async (address: unknown) => {
    const name = String(address);
    if (name.endsWith('.wasm')) return answer(wasm);
    if (name.endsWith('.zip')) return answer(stdlib);
    throw new TypeError(`there is no ${name} in this sandbox`);
  };
  Object.assign(WebAssembly, {
    instantiateStreaming: async (source: Promise<ReturnType<typeof answer>>, imports: WebAssembly.Imports) =>
      WebAssembly.instantiate(await (await source).arrayBuffer(), imports),
  });
}

/** Replaces the objects of Node that are left and that lead back to it: a console ends in a stream, a timer in its list. */
export function hideNode(): void {
  const silent = () => {};
  const console = Object.freeze({ log: silent, info: silent, warn: silent, error: silent, debug: silent });
  const { setTimeout: later, clearTimeout: never, setInterval: often, clearInterval: notOften } = globalThis;
  const timers = new Map<number, unknown>();
  let last = 0;
  const keep = (timer: unknown) => {
    last += 1;
    timers.set(last, timer);
    return last;
  };
  const take = (id: number) => {
    const timer = timers.get(id);
    timers.delete(id);
    return timer as NodeJS.Timeout | undefined;
  };
  define({
    console,
    setTimeout: (call: () => void, ms?: number) => keep(later(() => call(), ms)),
    setInterval: (call: () => void, ms?: number) => keep(often(() => call(), ms)),
    clearTimeout: (id: number) => never(take(id)),
    clearInterval: (id: number) => notOften(take(id)),
    performance: Object.freeze({ now: performance.now.bind(performance) }),
  });
  // Frames of a stack could be asked what they belong to.
  Object.defineProperty(Error, 'prepareStackTrace', {
    value: undefined,
    writable: false,
    configurable: false,
  });
}

function define(values: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(values)) {
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
  }
}

function copy(bytes: Uint8Array): ArrayBuffer {
  return bytes.slice().buffer as ArrayBuffer;
}
