import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

/**
 * @typedef {object} Step
 * @property {string} name shown to whoever waits
 * @property {string[]} inputs files and folders below the project's root that the step reads
 * @property {string[]} outputs files that are there once it has run
 * @property {() => Promise<void>} run
 */

const STAMPS = join(root, 'out/.built');

/**
 * Runs build steps in order and says what each does.
 * @param {Step[]} steps
 * @param {{ log: (line: string) => void, onlyMissing?: boolean }} options
 *   onlyMissing: leaves out steps whose outputs are there and newer than every input; a step after one that ran runs too
 *   when it reads what that one wrote
 */
export async function runSteps(steps, { log, onlyMissing = false }) {
  for (const step of steps) {
    if (onlyMissing && isFresh(step)) continue;
    const started = performance.now();
    log(`${step.name} …`);
    await step.run();
    mkdirSync(STAMPS, { recursive: true });
    writeFileSync(stampOf(step), '');
    log(`${step.name}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  }
}

/** @param {Step} step */
function isFresh(step) {
  const stamp = stampOf(step);
  if (!existsSync(stamp) || step.outputs.some((output) => !existsSync(join(root, output)))) return false;
  const built = statSync(stamp).mtimeMs;
  return step.inputs.every((input) => newestIn(join(root, input)) <= built);
}

/** @param {Step} step */
function stampOf(step) {
  return join(STAMPS, step.name.replaceAll(' ', '-'));
}

/**
 * The time of the last change of a file or of anything in a folder, in milliseconds; 0 when there is no such thing.
 * @param {string} path
 * @returns {number}
 */
function newestIn(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}
