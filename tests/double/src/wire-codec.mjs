// @ts-check

/**
 * Makes the two directions of turning a value into JSON and back, keeping what a structured clone keeps and JSON loses.
 *
 * Self-contained on purpose: main calls it, and the preload's world gets its source text.
 */
export function makeWireCodec() {
  const TYPED_ARRAYS = /** @type {Record<string, any>} */ ({
    Uint8Array,
    Int8Array,
    Uint8ClampedArray,
    Uint16Array,
    Int16Array,
    Uint32Array,
    Int32Array,
    Float32Array,
    Float64Array,
    BigUint64Array,
    BigInt64Array,
    DataView,
  });

  /** @param {Uint8Array} bytes */
  const toBase64 = (bytes) => {
    let text = '';
    for (let i = 0; i < bytes.length; i += 0x2000)
      text += String.fromCharCode(...bytes.subarray(i, i + 0x2000));
    return btoa(text);
  };
  /** @param {string} text */
  const fromBase64 = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

  /**
   * @param {any} value
   * @param {Set<object>} parents
   * @returns {any}
   */
  const encode = (value, parents = new Set()) => {
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    if (value === undefined) return { $: 'undefined' };
    if (typeof value === 'number') return Number.isFinite(value) ? value : { $: 'number', v: String(value) };
    if (typeof value === 'bigint') return { $: 'bigint', v: String(value) };
    if (typeof value !== 'object' || value instanceof Promise)
      throw new Error('An object could not be cloned.');
    if (parents.has(value)) throw new Error('the Electron double cannot send a value that holds itself');
    parents.add(value);
    const result = encodeObject(value, parents);
    parents.delete(value);
    return result;
  };

  /**
   * @param {any} value
   * @param {Set<object>} parents
   */
  const encodeObject = (value, parents) => {
    /** @param {any} item */
    const inner = (item) => encode(item, parents);
    if (Array.isArray(value)) return value.map(inner);
    if (value instanceof Date) return { $: 'Date', v: value.getTime() };
    if (value instanceof Map) return { $: 'Map', v: [...value].map(inner) };
    if (value instanceof Set) return { $: 'Set', v: [...value].map(inner) };
    if (value instanceof Error) return { $: 'Error', v: value.message, name: value.name };
    if (value instanceof ArrayBuffer) return { $: 'ArrayBuffer', v: toBase64(new Uint8Array(value)) };
    if (ArrayBuffer.isView(value)) {
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
      // Node's Buffer is a Uint8Array to everyone else.
      const type = value.constructor.name in TYPED_ARRAYS ? value.constructor.name : 'Uint8Array';
      return { $: 'view', v: toBase64(bytes), type };
    }
    return { $: 'object', v: Object.keys(value).map((key) => [key, inner(value[key])]) };
  };

  /**
   * @param {any} wire
   * @returns {any}
   */
  const decode = (wire) => {
    if (wire === null || typeof wire !== 'object') return wire;
    if (Array.isArray(wire)) return wire.map(decode);
    switch (wire.$) {
      case 'undefined':
        return undefined;
      case 'number':
        return Number(wire.v);
      case 'bigint':
        return BigInt(wire.v);
      case 'Date':
        return new Date(wire.v);
      case 'Map':
        return new Map(decode(wire.v));
      case 'Set':
        return new Set(decode(wire.v));
      case 'Error':
        return Object.assign(new Error(wire.v), { name: wire.name });
      case 'ArrayBuffer':
        return fromBase64(wire.v).buffer;
      case 'view':
        return new TYPED_ARRAYS[wire.type](fromBase64(wire.v).buffer);
      default:
        return Object.fromEntries(
          wire.v.map((/** @type {[string, any]} */ [key, item]) => [key, decode(item)]),
        );
    }
  };

  return { encode, decode };
}
