import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { inject } from 'vitest';
import { tempFolder } from './temp-folders.ts';

/** The command in the package that global-setup.ts made for this test run. */
export const DJDOCS = join(inject('packageFolder'), 'out/cli/djdocs.js');

export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** All of stdout as one JSON value; fails the test when it is anything else. */
  json<T = Record<string, unknown>>(): T;
}

export interface CliOptions {
  readonly input?: string;
  readonly cwd?: string;
  readonly program?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** The `djdocs` command with a home of its own. */
export class Cli {
  readonly home: string;

  constructor(home = tempFolder()) {
    this.home = home;
  }

  /** Runs a command to its end as a process. */
  async run(args: readonly string[], options: CliOptions = {}): Promise<CliResult> {
    const child = this.start(args, options);
    const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
    child.stdin?.on('error', () => {});
    child.stdin?.end(options.input ?? '');
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    const result = { code, stdout: stdout(), stderr: stderr() };
    return {
      ...result,
      json: <T>() => {
        try {
          return JSON.parse(result.stdout) as T;
        } catch (cause) {
          throw new Error(`stdout is not JSON: ${result.stdout.slice(0, 300)}\n${result.stderr}`, { cause });
        }
      },
    };
  }

  /** Starts a command that stays, for `serve`. */
  start(args: readonly string[], { cwd, program = DJDOCS, env = {} }: CliOptions = {}): ChildProcess {
    return spawn(process.execPath, [program, ...args], {
      cwd,
      env: { PATH: process.env.PATH, HOME: this.home, DJDOCS_HOME: this.home, ...env },
      stdio: 'pipe',
    });
  }
}

function collect(stream: NodeJS.ReadableStream | null): () => string {
  const chunks: Buffer[] = [];
  stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString('utf8');
}
