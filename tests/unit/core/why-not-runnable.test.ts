import { describe, expect, it } from 'vitest';
import * as whyNotRunnable from '../../../indexer/core/why-not-runnable.ts';

const { whyModuleCannotRun, whySessionCannotRun } = whyNotRunnable;

describe('why-not-runnable', () => {
  it('has these public names', () => {
    expect(Object.keys(whyNotRunnable).sort()).toEqual([
      'ABSENT',
      'whyModuleCannotRun',
      'whySessionCannotRun',
    ]);
  });

  it('has nothing against code that the sandbox can try', () => {
    expect(whyModuleCannotRun('from myapp.models import Boat\n\nBoat.objects.all()')).toBe('');
    expect(whySessionCannotRun('>>> 1 + 1\n2\n')).toBe('');
  });

  it('does not mistake words in strings and comments for what the sandbox lacks', () => {
    expect(
      whyModuleCannotRun('x = "import socket"  # import requests, input()\n"""\nimport threading\n"""'),
    ).toBe('');
  });

  it('does not mistake a method or another module of a similar name', () => {
    expect(whyModuleCannotRun('form.input()\nimport socketry\nfrom sslx import y')).toBe('');
  });

  it('sees where a scraper lost the indentation', () => {
    const flat = 'class Boat:\ndef sail(self):\nreturn 1';
    expect(whyModuleCannotRun(flat)).not.toBe('');
    expect(whyModuleCannotRun('for boat in boats:\nsail(boat)')).toBe(
      'The indentation of its lines is lost.',
    );
    expect(whyModuleCannotRun('if a:\n    b()\nelse:\n    c()\nfor x in y: z(x)')).toBe('');
    expect(whyModuleCannotRun('def f(\n    a,\n):\n    return a')).toBe('');
  });

  it('looks at every name of an import', () => {
    expect(whyModuleCannotRun('import os, sys, numpy as np')).toContain('numpy');
  });

  it('looks at the statements of a session, not at its answers', () => {
    expect(whySessionCannotRun('>>> x\n...\nimport socket\n')).toBe('');
    expect(whySessionCannotRun('>>> import socket')).toContain('network');
  });
});
