import { beforeAll, describe, expect, it } from 'vitest';
import { ScriptEngine } from '../../../indexer/sandbox/script/script-engine.ts';

let engine: ScriptEngine;
beforeAll(async () => {
  engine = await ScriptEngine.start();
});

function run(code: string, context: readonly string[] = []) {
  const printed = { stdout: '', stderr: '' };
  const request = {
    code,
    kind: 'script' as const,
    context: context.map((one) => ({ code: one })),
    timeoutMs: 5000,
  };
  const { seconds: _, ...result } = engine.run(request, (kind, text) => {
    printed[kind] += text;
  });
  return { ...result, ...printed };
}

describe('JavaScript in the sandbox', () => {
  it.each([
    ['1 + 1', '2'],
    ['"a" + "b"', '"ab"'],
    ['const x = 1', undefined],
    [
      '({ a: [1, { b: "c" }], d: null, "e-f": undefined })',
      '{ a: [ 1, { b: "c" } ], d: null, "e-f": undefined }',
    ],
    ['new Map([["a", 1]])', 'Map(1) { "a" => 1 }'],
    ['new Set("aba")', 'Set(2) { "a", "b" }'],
    ['class Boat { sails = 2 }; new Boat()', 'Boat { sails: 2 }'],
    ['const a = []; a.push(a); a', '[ [Circular] ]'],
    ['(function sail() {})', '[Function sail]'],
    ['[10n, -0, new Date(0), /a/g]', '[ 10n, -0, 1970-01-01T00:00:00.000Z, /a/g ]'],
  ])('%s gives %s', (code, value) => {
    expect(run(code)).toMatchObject({ outcome: 'ran', ...(value === undefined ? {} : { value }) });
    expect(run(code).value).toBe(value);
  });

  it('prints by stream, and promises and timers come in their order', () => {
    const result = run(`
      setTimeout(() => console.log('late'), 60_000);
      setTimeout(() => console.log('soon'), 10);
      Promise.resolve().then(() => console.log('promised'));
      const every = setInterval((n) => { console.warn('tick', n); clearInterval(every); }, 5, 1);
      console.log('now', { a: 1 });`);
    expect(result.stdout).toBe('now { a: 1 }\npromised\nsoon\nlate\n');
    expect(result.stderr).toBe('tick 1\n');
  });

  it('prints many lines in few pieces, in their order and all of them', () => {
    let [text, pieces] = ['', 0];
    const code = 'for (let i = 0; i < 50_000; i++) console.log(i)';
    engine.run({ code, kind: 'script', context: [], timeoutMs: 5000 }, (_, piece) => {
      text += piece;
      pieces += 1;
    });
    expect(text).toBe(Array.from({ length: 50_000 }, (_, i) => `${i}\n`).join(''));
    expect(pieces).toBeLessThan(2000);
  });

  it("builds on the page's earlier scripts, unheard, and says which of them failed", () => {
    const result = run('boat', ['const boat = "Ida"; console.log("hidden")', 'nothing.at.all']);
    expect(result).toMatchObject({
      value: '"Ida"',
      stdout: '',
      notice: 'Earlier scripts of this page failed: 2.',
    });
  });

  it('starts an error at the line of the script', () => {
    const { outcome, traceback } = run('\nfunction sail() {\n  throw new RangeError("no wind");\n}\nsail();');
    expect(outcome).toBe('failed');
    expect(traceback).toMatch(/^RangeError: no wind\n\s+at sail \(snippet\.js:3:\d+\)\n/);
    expect(traceback).not.toContain('prelude');
    expect(run('let = ;').traceback).toMatch(/^SyntaxError: .*\n.*snippet\.js:1/);
    expect(run('setTimeout(() => { nobody() })').traceback).toMatch(/^ReferenceError: .*nobody/);
  });

  it('has no name of any host', () => {
    const names =
      `fetch XMLHttpRequest WebSocket Worker importScripts document window self process require module
      Deno performance navigator indexedDB caches localStorage postMessage WebAssembly RTCPeerConnection`.split(
        /\s+/,
      );
    expect(run(`${JSON.stringify(names)}.filter((name) => name in globalThis)`).value).toBe('[]');
    expect(
      run('import("https://example.com/x.js").then(() => console.log("in"), () => console.log("out"))')
        .stdout,
    ).toBe('out\n');
  });

  it('is stopped by its memory, and by its stack, and the next run works', () => {
    expect(run('const a = []; for (;;) a.push(new Array(1e5).fill(1.5));').outcome).toBe('failed');
    expect(run('1').value).toBe('1');
    expect(run('(function f() { f(); })()').traceback ?? '').toMatch(/stack/i);
    expect(run('1').value).toBe('1');
  });

  it('keeps nothing from one run to the next', () => {
    run('globalThis.left = 1; Array.prototype.left = 1; setTimeout(() => console.log("old"), 1e9)');
    expect(run('[typeof left, [].left]').value).toBe('[ "undefined", undefined ]');
  });
});
