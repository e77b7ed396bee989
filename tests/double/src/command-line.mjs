// @ts-check
import { hasSwitch, switchValue } from './launch-options.mjs';
import { strict } from './strict.mjs';

/** Playwright adds these for real Electron; here they would fight with how the double starts Chromium. */
const OWN_SWITCHES = new Set([
  'remote-debugging-port',
  'remote-debugging-pipe',
  'user-data-dir',
  'host-resolver-rules',
]);

/**
 * The switches main added for Chromium, by name.
 *
 * @type {Map<string, string>}
 */
export const addedSwitches = new Map();

/** `app.commandLine`. */
export const commandLine = strict('app.commandLine', {
  /**
   * @param {string} name
   * @param {string} [value]
   */
  appendSwitch(name, value = '') {
    if (!OWN_SWITCHES.has(name)) addedSwitches.set(name, value);
  },
  /** @param {string} name */
  hasSwitch: (name) => addedSwitches.has(name) || hasSwitch(name),
  /** @param {string} name */
  getSwitchValue: (name) => addedSwitches.get(name) ?? switchValue(name),
  /** @param {string} name */
  removeSwitch(name) {
    addedSwitches.delete(name);
  },
});
