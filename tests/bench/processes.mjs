import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/**
 * Runs a Node program to its end.
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, string | undefined>>} [env]
 * @returns {Promise<number>} milliseconds of wall time
 */
export async function time(args, env = process.env) {
  const started = performance.now();
  await finish(spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'inherit'] }));
  return performance.now() - started;
}

/**
 * The most memory that a Node program and the processes below it hold at one time, seen by looking every few
 * milliseconds. Only Linux says so in /proc.
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {Promise<number | undefined>} MiB of resident memory
 */
export async function peakMemory(args, env) {
  if (process.platform !== 'linux') return undefined;
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, residentBelow(child.pid ?? 0));
  }, LOOK_MS);
  await finish(child);
  clearInterval(timer);
  return peak;
}

const LOOK_MS = 20;

/**
 * @param {number} root a process
 * @returns {number} MiB that it and all below it hold
 */
function residentBelow(root) {
  /** @type {Map<number, { parent: number, kib: number }>} */
  const processes = new Map();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const status = readFileSync(`/proc/${name}/status`, 'utf8');
      const field = (/** @type {RegExp} */ pattern) => Number(pattern.exec(status)?.[1] ?? 0);
      processes.set(Number(name), { parent: field(/^PPid:\s+(\d+)/m), kib: field(/^VmRSS:\s+(\d+)/m) });
    } catch {
      // It has ended meanwhile.
    }
  }
  /** @param {number} pid @returns {boolean} */
  const isBelow = (pid) => pid === root || (pid > 1 && isBelow(processes.get(pid)?.parent ?? 0));
  let kib = 0;
  for (const [pid, one] of processes) if (isBelow(pid)) kib += one.kib;
  return kib / 1024;
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<void>}
 */
function finish(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${child.spawnargs.join(' ')} ended with code ${code}`));
    });
  });
}

/**
 * @param {readonly number[]} values
 * @returns {number}
 */
export function median(values) {
  return percentile(values, 0.5);
}

/**
 * @param {readonly number[]} values
 * @param {number} share of them that are not above what is given back, 0 to 1
 * @returns {number} NaN for no values
 */
export function percentile(values, share) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN;
}
