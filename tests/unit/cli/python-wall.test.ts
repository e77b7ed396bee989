import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtRuntime } from '../../helpers/built-runtime.ts';
import { Cli } from '../../helpers/run-cli.ts';
import { tempFolder } from '../../helpers/temp-folders.ts';

/** Python that tries a way out and prints what it got hold of. */
const WAYS = (port: number, secret: string): Readonly<Record<string, string>> => ({
  urllib: `import urllib.request; urllib.request.urlopen("http://127.0.0.1:${port}/")`,
  socket: `import socket; s = socket.create_connection(("127.0.0.1", ${port}), 2); s.send(b"GET / HTTP/1.0\\r\\n\\r\\n"); s.recv(10)`,
  pyfetch: `from pyodide.http import pyfetch; import asyncio; await pyfetch("http://127.0.0.1:${port}/")`,
  open_url: `from pyodide.http import open_url; open_url("http://127.0.0.1:${port}/")`,
  'js fetch': `import js; js.fetch("http://127.0.0.1:${port}/")`,
  run_js: `from pyodide.code import run_js; run_js("fetch('http://127.0.0.1:${port}/')")`,
  'code from a string': `import pyodide_js; pyodide_js.loadPackage.constructor("return globalThis")()`,
  'package by address': `import pyodide_js; await pyodide_js.loadPackage("http://127.0.0.1:${port}/x.whl")`,
  'real file': `open("${secret}").read()`,
  'file of the machine': `print(open("/etc/passwd").read())`,
  'host folders': `import pyodide_js; pyodide_js.FS.filesystems.NODEFS`,
  'mount a host folder': `import pyodide_js; pyodide_js.mountNodeFS("/mnt", "/")`,
  'worker host': `import pyodide_js; pyodide_js._module.require`,
  process: `import js; js.process`,
  'child process': `import subprocess; subprocess.run(["ls"], check=True)`,
  'os.system': `import os; assert os.system("true") == 0`,
  fork: `import os; os.fork()`,
  environment: `import os; print(os.environ["DJDOCS_SECRET"])`,
  console: `import pyodide_js; f = pyodide_js.loadPackage; print(f.constructor.constructor("return console")()._stdout)`,
  'web socket': `import js; js.WebSocket.new("ws://127.0.0.1:${port}/")`,
  'event source': `import js; js.EventSource.new("http://127.0.0.1:${port}/")`,
  'xml http': `import js; js.XMLHttpRequest.new()`,
  signals: `import os; os.kill(os.getppid(), 9)`,
});

describe.skipIf(builtRuntime() === undefined)("the terminal's wall", () => {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    response.end('x');
  });
  server.on('connection', (socket) => seen.push(`connection from ${socket.remotePort}`));
  let ways: Readonly<Record<string, string>> = {};
  let folder = '';
  beforeAll(async () => {
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    folder = tempFolder();
    writeFileSync(join(folder, 'secret.txt'), 'SECRET');
    ways = WAYS((server.address() as AddressInfo).port, join(folder, 'secret.txt'));
  });
  afterAll(() => server.close());

  it('lets nothing out and nothing in, whichever way a snippet tries', async () => {
    const tries = Object.entries(ways).map(
      ([name, code]) =>
        `try:\n${code
          .split('; ')
          .map((line) => `    ${line}`)
          .join(
            '\n',
          )}\n    print("OPEN", ${JSON.stringify(name)})\nexcept BaseException as error:\n    print("shut", ${JSON.stringify(name)}, type(error).__name__)`,
    );
    const file = join(folder, 'ways.py');
    writeFileSync(file, tries.join('\n'));
    const cli = new Cli();
    const result = await cli.run(['run', file, '--json', '--timeout', '30'], {
      env: { DJDOCS_SECRET: 'SECRET' },
    });
    const { stdout } = result.json<{ stdout: string }>();
    const lines = stdout.trim().split('\n');
    expect(lines.filter((line) => line.startsWith('OPEN'))).toEqual([]);
    expect(lines.filter((line) => line.startsWith('shut'))).toHaveLength(Object.keys(ways).length);
    expect(stdout).not.toContain('SECRET');
    expect(seen).toEqual([]);
  }, 60_000);

  it.each([
    ['os._exit', 'import os\nos._exit(0)', 6],
    ['deep recursion', 'def f(): return f()\nf()', 6],
    ['a huge list', 'x = [0] * 10**10', 6],
    ['a sum without an end', 'sum(range(10**12))', 7],
    ['a swallowed interrupt', 'while True:\n  try:\n    while True: pass\n  except BaseException: pass', 7],
    ['output without an end', 'while True: print("x" * 1000)', 7],
  ])(
    'ends %s, and says how',
    async (_, code, exit) => {
      const file = join(folder, 'end.py');
      writeFileSync(file, code);
      const result = await new Cli().run(['run', file, '--json', '--timeout', '3']);
      expect(result.code).toBe(exit);
      expect(result.stdout.length).toBeLessThan(3_000_000);
    },
    60_000,
  );
});
