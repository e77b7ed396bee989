import type { PyodideInterface } from 'pyodide';
import { harnessKey } from './harness.ts';
import type { InterpreterHost } from './interpreter.ts';
import { startPyodide, startSession } from './start-pyodide.ts';

/** Python's memory once it has started, set Django up and read the harness. */
export interface MemorySnapshot {
  readonly bytes: Uint8Array;
  /** The harness that is in it ({@link harnessKey}). */
  readonly harness: string;
}

/**
 * Starts Python as an interpreter does and keeps its memory. Pyodide, standard library, packs and harness must be the same,
 * byte by byte, where the snapshot is used. Undocumented options of Pyodide make and load it, so whoever loads one must be
 * able to do without.
 */
export async function makeMemorySnapshot(host: Omit<InterpreterHost, 'snapshot'>): Promise<MemorySnapshot> {
  const python = await startPyodide(host, { _makeSnapshot: true });
  startSession(python, host.withDjango);
  const { makeMemorySnapshot: make } = python as PyodideInterface & {
    makeMemorySnapshot(options: { serializer: (value: unknown) => unknown }): Uint8Array;
  };
  const bytes = make.call(python, {
    serializer: (value) => {
      throw new Error(
        `Python holds something of JavaScript that no snapshot can keep: ${String(value).slice(0, 100)}`,
      );
    },
  });
  return { bytes, harness: harnessKey() };
}
