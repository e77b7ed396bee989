// @ts-check

/** @import { ResolveHook } from 'node:module' */

const DOUBLE = new URL('./electron.mjs', import.meta.url).href;

/**
 * A module hook: makes `import 'electron'` give the double.
 *
 * @type {ResolveHook}
 */
export async function resolve(specifier, context, next) {
  if (/^electron(\/(main|common))?$/.test(specifier)) return { url: DOUBLE, shortCircuit: true };
  return next(specifier, context);
}
