import { spawn } from 'node:child_process';
import { realpathSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeFilePack } from '../../build/runtime/file-pack.mjs';
import { DocsError } from '../core/errors.ts';
import type { PackageFiles } from '../runtime/read-packages.ts';
import { prepareProgram, runtimeFolder } from './package-files.ts';
import { wallFlags } from './python-process.ts';

const TIMEOUT_MS = 300_000;

/** What came of making packages ready: the harness in their memory, or why there is no memory of them. */
export type Prepared = { readonly harness?: string; readonly why?: string };

/**
 * Writes packages into a draft, ready to run, with a process of its own.
 * @throws {DocsError} `import-failed` when they cannot be made ready at all
 */
export async function preparePackages(files: PackageFiles, draft: string): Promise<Prepared> {
  const source = join(draft, 'source.pack');
  writeFileSync(source, makeFilePack(files));
  const [program, runtime, folder] = [prepareProgram(), runtimeFolder(), draft].map((path) =>
    realpathSync(path),
  ) as [string, string, string];
  const child = spawn(
    process.execPath,
    [...wallFlags([dirname(program), runtime, folder], [folder]), program, runtime, folder],
    { cwd: folder, env: {}, stdio: ['ignore', 'ignore', 'pipe', 'ipc'], windowsHide: true },
  );
  let words = '';
  child.stderr?.on('data', (bytes: Buffer) => {
    words = `${words}${bytes}`.slice(-2000);
  });
  const told = await new Promise<{ type: string; reason?: string } & Prepared>((resolve) => {
    const timer = setTimeout(() => resolve({ type: 'broken', reason: 'it took too long' }), TIMEOUT_MS);
    child.once('message', (one) => resolve(one as { type: string }));
    child.once('error', (error) => resolve({ type: 'broken', reason: error.message }));
    child.once('exit', () => resolve({ type: 'broken', reason: words.trim() || 'its process has ended' }));
    child.once('close', () => clearTimeout(timer));
  });
  child.kill('SIGKILL');
  rmSync(source, { force: true });
  const { type, reason, ...prepared } = told;
  if (type === 'prepared') return prepared;
  throw new DocsError(
    'import-failed',
    `The packages could not be made ready: ${reason}`,
    'Nothing was changed',
  );
}
