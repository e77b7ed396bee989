import { describe, expect, it } from 'vitest';
import {
  evaluateLiteral,
  exportedValue,
  parseExpression,
  parseScript,
} from '../../../indexer/import/js-literals.ts';

const exported = (source: string) => {
  const program = parseScript(source);
  return program && exportedValue(program);
};

describe('exportedValue', () => {
  it.each<[string, string, unknown]>([
    ['a map', 'export default { a: 1, "b": [true, `c`] }', { a: 1, b: [true, 'c'] }],
    ['CommonJS', 'module.exports = ["x"]', ['x']],
    ['TypeScript', 'const c: Config = { a: "x" as const } satisfies Config; export default c', { a: 'x' }],
    ['a call', 'export default defineConfig({ a: 1 })', { a: 1 }],
    [
      'spreads',
      'const a = [1]; const b = { x: 1 }; export default { ...b, y: [...a, 2] }',
      { x: 1, y: [1, 2] },
    ],
    [
      'functions that return something',
      'export default { a: f(), b: g() }\nfunction f() { return [1] }\nconst g = () => ({ c: 2 })',
      { a: [1], b: { c: 2 } },
    ],
    [
      'what is computed',
      'export default { a: 1 + 1, b: process.env.HOME, c: new Date(), [d()]: 1 }',
      { a: undefined, b: undefined, c: undefined },
    ],
  ])('reads %s', (_, source, value) => {
    expect(exported(source)).toEqual(value);
  });

  it('runs nothing', () => {
    expect(exported('globalThis.broken = 1; export default (() => { throw 1 })()')).toBeUndefined();
    expect(globalThis).not.toHaveProperty('broken');
  });

  it('ends at names that lead to each other, and at lists that grow without end', () => {
    expect(exported('const a = [b]; const b = [a]; export default a')).toEqual([[undefined]]);
    const bomb = Array.from({ length: 30 }, (_, i) => `const a${i} = [a${i + 1}, a${i + 1}];`).join('\n');
    expect(exported(`${bomb}\nconst a30 = 1; export default a0`)).toBeDefined();
  });

  it('gives nothing of what is no script', () => {
    expect(parseScript('export default {')).toBeUndefined();
    expect(exported('const a = 1')).toBeUndefined();
  });

  it('does not take "__proto__" for more than a name', () => {
    const value = exported('export default { "__proto__": { a: 1 }, b: 2 }') as Record<string, unknown>;
    expect(Object.keys(value)).toEqual(['__proto__', 'b']);
    expect(value.a).toBeUndefined();
  });
});

describe('an expression alone', () => {
  it.each<[string, unknown]>([
    ["'text'", 'text'],
    ['`a`', 'a'],
    ['[1, "b"]', [1, 'b']],
    ['f("x")', undefined],
    ['a.b', undefined],
    ['not an expression', undefined],
  ])('%s is %j', (source, value) => {
    expect(evaluateLiteral(parseExpression(source))).toEqual(value);
  });
});
