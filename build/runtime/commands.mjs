// @ts-check
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/**
 * Runs a program without a shell and without questions.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ timeout: number, cwd?: string }} options the time limit in milliseconds, and where to run
 * @returns {Promise<string>} what it printed
 * @throws {Error} with the program's last words when it is missing, fails or takes too long
 */
export async function runProgram(program, args, { timeout, cwd }) {
  const env = { ...process.env, LC_ALL: 'C', PIP_NO_INPUT: '1', PIP_DISABLE_PIP_VERSION_CHECK: '1' };
  try {
    const { stdout } = await execute(program, [...args], { timeout, cwd, env, maxBuffer: 16 * 1024 * 1024 });
    return stdout;
  } catch (error) {
    throw new Error(`${program}: ${lastWords(error)}`, { cause: error });
  }
}

/** @param {any} error */
function lastWords(error) {
  if (error?.code === 'ENOENT') return 'not on this machine';
  if (error?.killed) return 'took too long';
  const lines = String(error?.stderr || error?.message || error)
    .trim()
    .split('\n');
  return lines.at(-1)?.slice(0, 200) ?? 'failed';
}
