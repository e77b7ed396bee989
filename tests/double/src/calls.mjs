// @ts-check

/**
 * What main asked of the operating system, in order. A spec reads it inside `app.evaluate()` as
 * `globalThis.electronDouble.calls`; nothing in the list has really happened.
 *
 * @type {{ api: string, args: unknown[] }[]}
 */
export const calls = [];

/**
 * Notes a call that real Electron would have passed on to the operating system.
 *
 * @param {string} api the call's name, such as `shell.openExternal`
 * @param {unknown[]} args its arguments
 */
export function record(api, ...args) {
  calls.push({ api, args });
}

Object.assign(globalThis, { electronDouble: { calls } });
