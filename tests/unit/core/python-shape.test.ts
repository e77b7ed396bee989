import { describe, expect, it } from 'vitest';
import * as pythonShape from '../../../indexer/core/python-shape.ts';

const { readPython, sessionSource } = pythonShape;

describe('python-shape', () => {
  it('has these public names', () => {
    expect(Object.keys(pythonShape).sort()).toEqual(['readPython', 'sessionSource']);
  });

  it('leaves strings empty and comments out', () => {
    expect(readPython('f("a#b", \'c\')  # d\ng("""x\n"y" """)').bare).toBe('f("", \'\')  \ng("")');
  });

  it.each(['f(a[{"b": 1}])', '""" ( """', "'\\''", '# (', 'f"{x}"'])('finds %s closed', (text) => {
    expect(readPython(text).isClosed).toBe(true);
  });

  it.each(['f(', 'f)', '(]', '"a', "'a\n'b", '"""a"'])('finds %j open', (text) => {
    expect(readPython(text).isClosed).toBe(false);
  });

  it('takes the statements out of a session', () => {
    const session = '>>> for x in y:\n...     f(x)\n...\nout\n... more out\n>>> g()';
    expect(sessionSource(session)).toBe('for x in y:\n    f(x)\n\ng()');
  });
});
