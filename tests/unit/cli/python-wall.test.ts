import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PythonProcess } from '../../../indexer/cli/python-process.ts';
import { builtRuntime, RUNTIME_FOLDER } from '../../helpers/built-runtime.ts';
import { Cli, DJDOCS } from '../../helpers/run-cli.ts';
import { tempFolder } from '../../helpers/temp-folders.ts';
import { tryAll, WAYS_OUT } from '../../helpers/ways-out.ts';

const MOUNT = (root: string) =>
  `import os, pyodide_js\nfs = pyodide_js.FS\nfs.mkdirTree("/host")\nfs.mount(fs.filesystems.NODEFS, {"root": "${root}"}, "/host")\nassert os.listdir("/host")`;

/** Python that wants something of the machine; each raises where the wall holds. */
const WAYS_IN = (folder: string): Readonly<Record<string, string>> => ({
  'a real file': `open("${folder}/secret.txt").read()`,
  'a file of the machine': 'open("/etc/hostname").read()',
  'the program itself': 'open("/proc/self/cmdline").read()',
  'a host folder by Emscripten': MOUNT(folder),
  'a host folder by Pyodide': 'import pyodide_js\npyodide_js.mountNodeFS("/mnt", "/")',
  'the environment': 'import os\nos.environ["DJDOCS_SECRET"]',
  'process of Node': 'import js\njs.process.env',
  'process by the global object': `import pyodide_js\npyodide_js.loadPackage.constructor("return process")()`,
  'process by a constructor of a constructor': `import pyodide_js\npyodide_js._module.constructor.constructor("return process")()`,
  'require of the module': 'import pyodide_js\npyodide_js._module.require("fs")',
  'modules of Node by import': 'from pyodide.code import run_js\nrun_js("import(\'node:fs\')")',
  'a console that ends in a stream': `import pyodide_js\npyodide_js.FS.constructor.constructor("return console")()._stdout.fd`,
  'a child process': 'import subprocess\nsubprocess.run(["ls"], check=True)',
  'a shell': 'import os\nassert os.system("true") == 0',
  'a fork': 'import os\nos.fork()',
  'a signal to the owner': 'import os\nassert os.getppid() > 1\nos.kill(os.getppid(), 9)',
  'a thread': 'import threading\nthreading.Thread(target=print).start()',
});

describe.skipIf(builtRuntime() === undefined)("the terminal's wall", () => {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    response.end('x');
  });
  server.on('connection', () => seen.push('connection'));
  let folder = '';
  let port = 0;
  beforeAll(async () => {
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    port = (server.address() as AddressInfo).port;
    folder = tempFolder();
    writeFileSync(join(folder, 'secret.txt'), 'SECRET');
  });
  afterAll(() => server.close());

  const run = (code: string, ...more: string[]) => {
    const file = join(folder, 'snippet.py');
    writeFileSync(file, code);
    return new Cli().run(['run', file, '--json', ...more], { env: { DJDOCS_SECRET: 'SECRET' } });
  };

  it('has a spy that sees what is not walled in', async () => {
    await fetch(`http://127.0.0.1:${port}/spy`);
    expect(seen).toContain('GET /spy');
    seen.length = 0;
  });

  it('lets nothing out, whichever way a snippet tries', async () => {
    expect(Object.keys(WAYS_OUT).length).toBeGreaterThanOrEqual(25);
    const result = await run(tryAll(WAYS_OUT, port), '--timeout', '30');
    const { stdout } = result.json<{ stdout: string }>();
    const tried = stdout.split('\n').flatMap((line) => /^(.*)\|\w+$/.exec(line)?.[1] ?? []);
    expect(tried).toEqual(Object.keys(WAYS_OUT).slice(0, tried.length));
    // The last one may end Python, and then leaves no line of its own.
    expect(tried.length).toBeGreaterThanOrEqual(Object.keys(WAYS_OUT).length - 1);
    await wait(300);
    expect(seen).toEqual([]);
  }, 60_000);

  it('lets nothing out that waits until a snippet has ended', async () => {
    const program = join(dirname(DJDOCS), 'python.mjs');
    const python = await PythonProcess.start({ program, runtime: RUNTIME_FOLDER, django: undefined });
    const next = (code: string) => python.call({ name: 'next', code }, 10_000);
    try {
      await python.call({ name: 'open', page: { context: [] } }, 10_000);
      await next('import pyodide_js\npyodide_js._api.initializeNodeSockFS()');
      await wait(300);
      await next(`import socket\nsocket.socket().connect_ex(("127.0.0.1", ${port}))`);
      await next(
        `p = pyodide_js.FS.filesystems.NODESOCKFS.createSocket(2, 1, 6)\np.sock_ops.connectAsync(p, "127.0.0.1", ${port})`,
      );
      await wait(500);
    } finally {
      python.close();
    }
    expect(seen).toEqual([]);
  }, 60_000);

  it('gives nothing of the machine: no file, no environment, no process', async () => {
    const ways = WAYS_IN(folder);
    const result = await run(tryAll(ways, port), '--timeout', '30');
    const lines = result.json<{ stdout: string }>().stdout.trim().split('\n');
    expect(lines.filter((line) => line.endsWith('|done'))).toEqual([]);
    expect(lines.map((line) => line.split('|')[0])).toEqual(Object.keys(ways));
  }, 60_000);

  it.each([
    ['os._exit', 'import os\nos._exit(0)', 6],
    ['deep recursion', 'def f(): return f()\nf()', 6],
    ['a huge list', 'x = [0] * 10**10', 6],
    ['a sum without an end', 'sum(range(10**12))', 7],
    ['an expression that backtracks', 'import re\nre.match(r"(a+)+b", "a" * 60)', 7],
    [
      'a recursive query',
      'import sqlite3\nsqlite3.connect(":memory:").execute("with recursive c(x) as (select 1 union all select x+1 from c) select count(*) from c").fetchall()',
      7,
    ],
    ['a swallowed interrupt', 'while True:\n  try:\n    while True: pass\n  except BaseException: pass', 7],
    ['output without an end', 'while True: print("x" * 1000)', 7],
  ])(
    'ends %s, and says how',
    async (_, code, exit) => {
      const result = await run(code, '--timeout', '1');
      expect(result.code).toBe(exit);
      expect(result.json<{ seconds: number }>().seconds).toBeLessThan(4);
      expect(result.stdout.length).toBeLessThan(3_000_000);
    },
    60_000,
  );
});
