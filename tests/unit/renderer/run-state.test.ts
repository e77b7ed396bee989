import { describe, expect, it } from 'vitest';
import type { RunResult } from '../../../indexer/sandbox/messages.ts';
import { type RunState, type RunStep, reduceRun } from '../../../renderer/run/run-state.ts';

const run = (...steps: readonly RunStep[]) => steps.reduce<RunState>(reduceRun, { phase: 'idle' });
const RESULT: RunResult = { outcome: 'ran', stdout: 'a\n', stderr: '', seconds: 0.1 };

describe('the state of a run', () => {
  it('joins output that follows on the same stream', () => {
    const state = run(
      { kind: 'start' },
      { kind: 'event', event: { kind: 'stdout', text: 'a' } },
      { kind: 'event', event: { kind: 'stdout', text: 'b' } },
      { kind: 'event', event: { kind: 'stderr', text: 'c' } },
    );
    expect(state).toMatchObject({
      output: [
        { stream: 'stdout', text: 'ab' },
        { stream: 'stderr', text: 'c' },
      ],
    });
  });

  it('shows the result’s output where none came on the way', () => {
    expect(run({ kind: 'start' }, { kind: 'end', result: RESULT })).toEqual({
      phase: 'done',
      output: [{ stream: 'stdout', text: 'a\n' }],
      result: RESULT,
    });
  });

  it('leaves whole lines as they are once there are enough of them, and loses nothing', () => {
    const lines = Array.from({ length: 900 }, (_, i) => `line ${i} ${'x'.repeat(i % 50)}\n`);
    const events = lines.map((text) => ({ kind: 'event', event: { kind: 'stdout', text } }) as const);
    const half = run({ kind: 'start' }, ...events.slice(0, 450));
    const all = run({ kind: 'start' }, ...events);
    const [before, after] = [half, all].map((state) => (state.phase === 'running' ? state.output : []));
    expect(after?.slice(0, (before?.length ?? 0) - 1)).toEqual(before?.slice(0, -1));
    expect(after?.map(({ text }) => text).join('')).toBe(lines.join(''));
    for (const { text } of after ?? []) expect(text).toMatch(/\n$/);
    expect(after?.length).toBeLessThan(12);
    const stdout = lines.join('');
    const late = run({ kind: 'start' }, { kind: 'end', result: { ...RESULT, stdout } });
    expect(late.phase === 'done' && late.output.length).toBeGreaterThan(5);
    expect(late.phase === 'done' && late.output.map(({ text }) => text).join('')).toBe(stdout);
  });

  it('drops events that come after the end', () => {
    const done = run({ kind: 'start' }, { kind: 'end', result: RESULT });
    expect(reduceRun(done, { kind: 'event', event: { kind: 'stdout', text: 'late' } })).toBe(done);
  });

  it('forgets the run before when it starts again', () => {
    expect(run({ kind: 'start' }, { kind: 'end', result: RESULT }, { kind: 'start' })).toEqual({
      phase: 'running',
      status: '',
      output: [],
    });
  });
});
