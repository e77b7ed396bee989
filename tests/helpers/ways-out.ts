/**
 * Ways a snippet might try to reach the network, as Python that raises or returns whatever it likes. `{port}` is where
 * the spy listens. Those that go through JavaScript first look for its global object in every place known to us.
 */
const JS_GLOBAL = `
import pyodide_js
def js_eval(source):
    for holder in (lambda: pyodide_js.loadPackage, lambda: pyodide_js._module, lambda: pyodide_js._api):
        try:
            make = holder().constructor
            while getattr(make, "name", "") != "Function": make = make.constructor
            return make("return (" + source + ")")()
        except BaseException as error: last = error
    raise last
`;

const js = (source: string) => `${JS_GLOBAL}\njs_eval(${JSON.stringify(source)})`;

export const WAYS_OUT: Readonly<Record<string, string>> = {
  'js.fetch': 'from js import fetch\nfetch("http://127.0.0.1:{port}/a")',
  'js.XMLHttpRequest':
    'import js\nx = js.XMLHttpRequest.new(); x.open("GET", "http://127.0.0.1:{port}/b", False); x.send()',
  'js.WebSocket': 'import js\njs.WebSocket.new("ws://127.0.0.1:{port}/c")',
  'js.EventSource': 'import js\njs.EventSource.new("http://127.0.0.1:{port}/d")',
  'js.Worker': 'import js\njs.Worker.new("http://127.0.0.1:{port}/e")',
  'js.importScripts': 'import js\njs.importScripts("http://127.0.0.1:{port}/f")',
  pyfetch: 'from pyodide.http import pyfetch\nawait pyfetch("http://127.0.0.1:{port}/g")',
  open_url: 'from pyodide.http import open_url\nopen_url("http://127.0.0.1:{port}/h")',
  pyxhr: 'from pyodide.http import pyxhr\npyxhr.get("http://127.0.0.1:{port}/h2")',
  'run_js fetch': 'from pyodide.code import run_js\nrun_js("fetch(\'http://127.0.0.1:{port}/i\')")',
  'run_js import': 'from pyodide.code import run_js\nrun_js("import(\'http://127.0.0.1:{port}/j.mjs\')")',
  'Function fetch': js("fetch('http://127.0.0.1:{port}/k')"),
  'Function import': js("import('http://127.0.0.1:{port}/l.mjs')"),
  'Function WebSocket': js("new WebSocket('ws://127.0.0.1:{port}/m')"),
  'Function WebTransport': js("new WebTransport('https://127.0.0.1:{port}/n')"),
  'Function Worker': js(
    'new Worker(URL.createObjectURL(new Blob([\'fetch("http://127.0.0.1:{port}/o")\'])))',
  ),
  'Function postMessage': js("globalThis.postMessage({type:'broken',reason:'x'})"),
  loadPackage: 'import pyodide_js\npyodide_js.loadPackage("http://127.0.0.1:{port}/p-1-py3-none-any.whl")',
  'loadPackage of the index': 'import pyodide_js\npyodide_js.loadPackage("numpy")',
  loadScript: 'import pyodide_js\npyodide_js._api.loadScript("http://127.0.0.1:{port}/q.mjs")',
  micropip: 'import micropip\nawait micropip.install("http://127.0.0.1:{port}/r-1-py3-none-any.whl")',
  urllib: 'import urllib.request\nurllib.request.urlopen("http://127.0.0.1:{port}/s", timeout=1).read()',
  'http.client':
    'import http.client\nc = http.client.HTTPConnection("127.0.0.1", {port}, timeout=1); c.request("GET", "/t"); c.getresponse()',
  socket:
    'import socket\ns = socket.create_connection(("127.0.0.1", {port}), timeout=1); s.send(b"GET /u HTTP/1.0\\r\\n\\r\\n")',
  'socket by Emscripten': 'import pyodide_js\npyodide_js._module.SOCKFS.websocketArgs',
  'datagram socket':
    'import socket\ns = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); s.sendto(b"x", ("127.0.0.1", {port}))',
  asyncio: 'import asyncio\nawait asyncio.open_connection("127.0.0.1", {port})',
  subprocess: 'import subprocess\nsubprocess.run(["curl", "http://127.0.0.1:{port}/v"])',
  'os.system': 'import os\nassert os.system("curl http://127.0.0.1:{port}/w") == 0',
  'file system from JavaScript':
    'import pyodide_js\nfs = pyodide_js.FS\nfs.createLazyFile("/tmp", "lazy", "http://127.0.0.1:{port}/x", True, True)\nopen("/tmp/lazy").read()',
};

/**
 * A program that tries every way once and prints a line for each: `name|done`, or `name|` and the error's class. A way that
 * waits for something is taken up to where it waits, then the program goes on for a moment so that it could happen.
 */
export function tryAll(ways: Readonly<Record<string, string>>, port: number): string {
  const named = JSON.stringify(ways).replaceAll('{port}', String(port));
  return `
import ast, json
for name, code in json.loads(${JSON.stringify(named)}).items():
    try:
        compiled = compile(code, name, "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
        waiting = eval(compiled, {})
        if waiting is not None: waiting.send(None)
        print(f"{name}|done")
    except BaseException as error:
        print(f"{name}|{type(error).__name__}")
`;
}
