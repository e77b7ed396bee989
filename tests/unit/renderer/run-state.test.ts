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
