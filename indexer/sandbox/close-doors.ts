/**
 * What stays of the worker's global scope once Python runs: the language itself and what Pyodide needs. The frame's policy
 * is the wall and already refuses every connection; this list takes away what no policy speaks about, such as storage
 * and channels to other pages, also what browsers have yet to invent.
 */
const KEPT = new Set(
  `AggregateError Array ArrayBuffer Atomics BigInt BigInt64Array BigUint64Array Boolean DataView Date Error EvalError
  FinalizationRegistry Float16Array Float32Array Float64Array Function Infinity Int16Array Int32Array Int8Array Intl
  Iterator JSON Map Math NaN Number Object Promise Proxy RangeError ReferenceError Reflect RegExp Set SharedArrayBuffer
  String SuppressedError Symbol SyntaxError TypeError URIError Uint16Array Uint32Array Uint8Array Uint8ClampedArray WeakMap
  WeakRef WeakSet WebAssembly constructor decodeURI decodeURIComponent encodeURI encodeURIComponent escape eval globalThis
  isFinite isNaN parseFloat parseInt undefined unescape
  AbortController AbortSignal DOMException Event EventTarget MessageChannel MessageEvent MessagePort TextDecoder TextEncoder
  URL URLSearchParams DedicatedWorkerGlobalScope WorkerGlobalScope WorkerLocation atob btoa clearInterval clearTimeout
  console crypto location performance queueMicrotask self setInterval setTimeout structuredClone
  __defineGetter__ __defineSetter__ __lookupGetter__ __lookupSetter__ __proto__ hasOwnProperty isPrototypeOf
  propertyIsEnumerable toLocaleString toString valueOf addEventListener removeEventListener dispatchEvent when`.split(
    /\s+/,
  ),
);

/** Removes from the global scope and what it inherits whatever is not on the list. */
export function closeDoors(scope: object): void {
  for (
    let owner = scope;
    owner !== Object.prototype && owner !== null;
    owner = Object.getPrototypeOf(owner)
  ) {
    for (const name of Object.getOwnPropertyNames(owner)) {
      if (!KEPT.has(name)) shut(owner, name);
    }
  }
  shut(URL, 'createObjectURL');
  // Libraries ask what they run on; this answers without the doors that hang on the real one.
  Object.defineProperty(scope, 'navigator', { value: Object.freeze({ userAgent: 'djdocs' }) });
}

function shut(owner: object, name: string): void {
  if (Reflect.deleteProperty(owner, name)) return;
  // What cannot be removed can mostly still be emptied; if not, the policy is there.
  Reflect.set(owner, name, undefined);
}
