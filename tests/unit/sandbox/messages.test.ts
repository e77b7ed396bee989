import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBootMessage, isRunMessage, isWorkerMessage } from '../../../indexer/sandbox/messages.ts';
import { joinNotices, Output } from '../../../indexer/sandbox/output.ts';

describe('what the page takes from behind the wall', () => {
  it('takes the messages a worker sends', () => {
    const result = { outcome: 'ran', seconds: 0.1, dead: false, value: '1' };
    for (const message of [
      { type: 'ready', runtime: 'Python' },
      { type: 'running', id: 1 },
      { type: 'output', id: 1, kind: 'stdout', text: 'x' },
      { type: 'result', id: 1, result },
      { type: 'broken', reason: 'x' },
    ]) {
      expect(isWorkerMessage(message)).toBe(true);
    }
  });

  it('refuses messages with a field of another kind', () => {
    const result = { outcome: 'ran', seconds: 0.1, dead: false };
    for (const message of [
      { type: 'output', id: 1, kind: 'html', text: '<script>' },
      { type: 'output', id: 1, kind: 'stdout', text: { toString: 1 } },
      { type: 'result', id: 1, result: { ...result, value: 3 } },
      { type: 'result', id: 1, result: { ...result, notice: {} } },
      { type: 'result', id: 1, result: { ...result, outcome: 'stopped' } },
      { type: 'result', id: '1', result },
      { type: '__proto__' },
    ]) {
      expect(isWorkerMessage(message)).toBe(false);
    }
  });

  it('never throws, whatever it is sent', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), (data) => {
        for (const guard of [isWorkerMessage, isBootMessage, isRunMessage])
          expect(typeof guard(data)).toBe('boolean');
      }),
    );
  });
});

describe('Output', () => {
  it('keeps both streams, up to one limit', () => {
    const output = new Output(5);
    expect(output.add('stdout', 'abc')).toBe('abc');
    expect(output.notice).toBeUndefined();
    expect(output.add('stderr', 'defg')).toBe('de');
    expect(output.add('stdout', 'h')).toBe('');
    expect([output.text('stdout'), output.text('stderr'), output.isFull]).toEqual(['abc', 'de', true]);
    expect(output.notice).toContain('more than 5 characters');
  });
});

it('joins notices into one line, or none', () => {
  expect(joinNotices(undefined, '')).toEqual({});
  expect(joinNotices('A.', undefined, 'B.')).toEqual({ notice: 'A. B.' });
});
