// @ts-nocheck: it runs in an engine of its own, and is text here
// What a script finds in the sandbox besides the language: a console, and timers that need no time. `tell` is the host's.
(tell) => {
  const LIMIT = 200;
  const DEPTH = 3;

  function inspect(value, depth = 0, above = []) {
    if (typeof value === 'string') return depth === 0 ? value : JSON.stringify(value);
    if (typeof value === 'function') return `[Function${value.name ? ` ${value.name}` : ''}]`;
    if (typeof value === 'bigint') return `${value}n`;
    if (Object.is(value, -0)) return '-0';
    if (typeof value !== 'object' || value === null) return String(value);
    if (above.includes(value)) return '[Circular]';
    if (value instanceof Error) return String(value.stack ? `${value}\n${value.stack}` : value).trimEnd();
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
    if (value instanceof RegExp) return String(value);
    const name = Object.getPrototypeOf(value)?.constructor?.name ?? 'Object';
    if (depth >= DEPTH) return Array.isArray(value) ? '[…]' : `${name} {…}`;
    const inner = (one) => inspect(one, depth + 1, [...above, value]);
    const list = (items, open, close) => {
      const shown = items.slice(0, LIMIT).map(String);
      if (items.length > LIMIT) shown.push(`… ${items.length - LIMIT} more`);
      return shown.length === 0 ? open + close : `${open} ${shown.join(', ')} ${close}`;
    };
    if (Array.isArray(value) || ArrayBuffer.isView(value)) {
      const items = list(Array.from(value, inner), '[', ']');
      return Array.isArray(value) ? items : `${name}(${value.length}) ${items}`;
    }
    if (value instanceof Map) {
      return `Map(${value.size}) ${list(
        [...value].map(([key, one]) => `${inner(key)} => ${inner(one)}`),
        '{',
        '}',
      )}`;
    }
    if (value instanceof Set) return `Set(${value.size}) ${list([...value].map(inner), '{', '}')}`;
    const fields = Object.keys(value).map((key) => {
      const shown = /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
      return `${shown}: ${inner(value[key])}`;
    });
    return `${name === 'Object' ? '' : `${name} `}${list(fields, '{', '}')}`;
  }

  const say =
    (stream) =>
    (...values) =>
      tell(stream, `${values.map((one) => inspect(one)).join(' ')}\n`);
  const [out, err] = [say('stdout'), say('stderr')];
  const table = (rows) => out(rows);
  const assert = (right, ...values) => right || err('Assertion failed', ...values);
  globalThis.console = {
    log: out,
    info: out,
    debug: out,
    dir: out,
    table,
    warn: err,
    error: err,
    trace: err,
    assert,
  };

  // Time that passes only when nothing else is left to do, so that nobody has to wait for it.
  const waiting = new Map();
  let [last, now] = [0, 0];
  const start =
    (again) =>
    (run, delay = 0, ...values) => {
      last += 1;
      const wait = Math.max(again === undefined ? 0 : 1, Number(delay) || 0);
      waiting.set(last, { run, values, at: now + wait, again: again && wait, order: last });
      return last;
    };
  globalThis.setTimeout = start();
  globalThis.setInterval = start(true);
  globalThis.clearTimeout = globalThis.clearInterval = (id) => void waiting.delete(id);
  globalThis.queueMicrotask = (run) => void Promise.resolve().then(run);
  globalThis.structuredClone = (value) => JSON.parse(JSON.stringify(value));

  /** Does what is next in time. False when nothing is left. */
  const step = () => {
    const [next] = [...waiting].sort(([, a], [, b]) => a.at - b.at || a.order - b.order);
    if (!next) return false;
    const [id, { run, values, at, again }] = next;
    now = at;
    if (again) waiting.get(id).at = now + again;
    else waiting.delete(id);
    run(...values);
    return true;
  };
  const describe = (value) =>
    value === undefined ? undefined : inspect(value, typeof value === 'string' ? 1 : 0);
  return { describe, step };
};
