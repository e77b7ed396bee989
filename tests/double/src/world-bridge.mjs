// @ts-check

/**
 * Makes one end of the bridge between a page's own world and the preload's. The worlds share the document but no
 * object; a `CustomEvent` carries a structured clone across, synchronously, and what cannot be cloned (functions and
 * promises) crosses as a numbered stand-in.
 *
 * Self-contained on purpose: both worlds get this function's source text.
 *
 * @param {string} secret an unguessable text that names the events
 * @param {'page' | 'preload'} side which end this is
 */
export function makeWorldBridge(secret, side) {
  const otherSide = side === 'page' ? 'preload' : 'page';
  // Kept from before the page's scripts run.
  const dispatch = document.dispatchEvent.bind(document);

  /** @type {((...args: any[]) => any)[]} */
  const functions = [];
  /** @type {Map<number, { resolve: (value: any) => void, reject: (reason: any) => void }>} */
  const awaited = new Map();
  /** @type {any} */
  let answer;
  let lastPromise = 0;
  /** @type {(name: string, api: any) => void} */
  let onExpose = () => {};

  /** @param {any} message */
  const send = (message) => {
    const isUnheard = dispatch(new CustomEvent(secret + otherSide, { detail: message, cancelable: true }));
    if (isUnheard) throw new Error('the Electron double lost the bridge between the page and the preload');
  };

  /**
   * @param {any} value
   * @returns {any}
   */
  const lift = (value) => {
    if (typeof value === 'function') {
      const known = functions.indexOf(value);
      return { [secret]: 'function', id: known >= 0 ? known : functions.push(value) - 1 };
    }
    if (value instanceof Promise) return liftPromise(value);
    if (Array.isArray(value)) return value.map(lift);
    if (Object.prototype.toString.call(value) !== '[object Object]') return value;
    return Object.fromEntries(Object.keys(value).map((key) => [key, lift(value[key])]));
  };

  /** @param {Promise<any>} promise */
  const liftPromise = (promise) => {
    const id = ++lastPromise;
    promise.then(
      (value) => send({ kind: 'resolve', id, value: lift(value) }),
      (reason) => send({ kind: 'reject', id, value: reason }),
    );
    return { [secret]: 'promise', id };
  };

  /**
   * @param {any} value
   * @returns {any}
   */
  const lower = (value) => {
    if (Array.isArray(value)) return value.map(lower);
    if (Object.prototype.toString.call(value) !== '[object Object]') return value;
    if (value[secret] === 'function') return (/** @type {any[]} */ ...args) => call(value.id, args);
    if (value[secret] === 'promise') {
      return new Promise((resolve, reject) => awaited.set(value.id, { resolve, reject }));
    }
    return Object.fromEntries(Object.keys(value).map((key) => [key, lower(value[key])]));
  };

  /**
   * @param {number} id
   * @param {any[]} args
   */
  const call = (id, args) => {
    send({ kind: 'call', id, args: lift(args) });
    const { isThrown, value } = answer;
    if (isThrown) throw value;
    return lower(value);
  };

  /** @param {any} message */
  const receive = (message) => {
    switch (message.kind) {
      case 'expose':
        onExpose(message.name, lower(message.api));
        break;
      case 'call':
        try {
          const result = functions[message.id]?.(...lower(message.args));
          send({ kind: 'answer', isThrown: false, value: lift(result) });
        } catch (error) {
          send({ kind: 'answer', isThrown: true, value: error });
        }
        break;
      case 'answer':
        answer = message;
        break;
      case 'resolve':
        awaited.get(message.id)?.resolve(lower(message.value));
        awaited.delete(message.id);
        break;
      case 'reject':
        awaited.get(message.id)?.reject(message.value);
        awaited.delete(message.id);
        break;
    }
  };

  document.addEventListener(secret + side, (event) => {
    event.stopImmediatePropagation();
    event.preventDefault();
    receive(/** @type {CustomEvent} */ (event).detail);
  });

  return {
    /**
     * Puts an object before the other world.
     *
     * @param {string} name
     * @param {any} api
     */
    expose: (name, api) => send({ kind: 'expose', name, api: lift(api) }),
    /** @param {(name: string, api: any) => void} listener told what the other world exposes */
    onExpose: (listener) => {
      onExpose = listener;
    },
  };
}
