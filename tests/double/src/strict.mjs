// @ts-check
import { EventEmitter } from 'node:events';

/**
 * Gives the same object behind a door that throws when a name is read which the double does not have, so that a gap in
 * the double shows itself at once instead of turning into `undefined is not a function` somewhere else.
 *
 * Self-contained on purpose: the preload's world gets this function's source text.
 *
 * @template {object} T
 * @param {string} name how the object is called in Electron's documentation
 * @param {T} target the object to guard
 * @returns {T} the guarded object
 */
export function strict(name, target) {
  // The language and its tools look for these on any object; asking for them is no use of Electron's API.
  const askedOfEverything = ['then', 'toJSON', 'inspect', '__esModule', 'default'];
  return new Proxy(target, {
    get(object, key, receiver) {
      if (typeof key === 'symbol' || key in object) return Reflect.get(object, key, receiver);
      if (askedOfEverything.includes(key)) return undefined;
      throw new Error(`the Electron double has no ${name}.${key}`);
    },
  });
}

/**
 * An object that is {@link strict}. The constructor returns the guard, so `this` is the guard everywhere and a
 * subclass's private fields live on it.
 */
export class StrictObject {
  /** @param {string} name how the object is called in Electron's documentation */
  constructor(name) {
    // biome-ignore lint/correctness/noConstructorReturn: the guard must be what `new` gives
    return strict(name, this);
  }
}

/** @type {WeakMap<object, { name: string, events: ReadonlySet<string> }>} */
const guarded = new WeakMap();

/** As {@link StrictObject}, an event emitter that also refuses listeners for events the double never emits. */
export class StrictEmitter extends EventEmitter {
  /**
   * @param {string} name how the object is called in Electron's documentation
   * @param {readonly string[]} events every event a listener may be added for
   */
  constructor(name, events) {
    super();
    const guard = strict(name, this);
    guarded.set(guard, { name, events: new Set(events) });
    // biome-ignore lint/correctness/noConstructorReturn: the guard must be what `new` gives
    return guard;
  }

  /**
   * @override
   * @param {string | symbol} event
   * @param {(...args: any[]) => void} listener
   */
  on(event, listener) {
    const known = guarded.get(this);
    if (known && typeof event === 'string' && !known.events.has(event)) {
      throw new Error(`the Electron double never emits '${event}' on ${known.name}`);
    }
    return super.on(event, listener);
  }

  /**
   * @override
   * @param {string | symbol} event
   * @param {(...args: any[]) => void} listener
   */
  addListener(event, listener) {
    return this.on(event, listener);
  }
}

/**
 * Gives an event as Electron hands it to listeners that may refuse what is about to happen.
 *
 * @template {object} T
 * @param {T} details the event's own properties
 */
export function preventableEvent(details) {
  return {
    ...details,
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true;
    },
  };
}
