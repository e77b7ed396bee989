// @ts-check

/** The Electron whose interface the double imitates. */
export const ELECTRON_VERSION = '45.4.1';

/**
 * Makes this process say what it passes for, and that it is a double.
 *
 * @param {'browser' | 'utility'} type what Electron calls this kind of process
 */
export function labelProcess(type) {
  Object.defineProperty(process.versions, 'electron', { value: ELECTRON_VERSION, enumerable: true });
  Object.defineProperty(process.versions, 'electronDouble', { value: '1', enumerable: true });
  Object.assign(process, { type });
}
