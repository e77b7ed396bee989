import { useSyncExternalStore } from 'react';
import { say } from '../notices/notices.ts';
import type { Memory } from './memory.ts';
import { memoryFile } from './memory-file.ts';
import { type MemoryProblem, MemoryStore } from './memory-store.ts';

/** The memory of this window. */
export const memoryStore = new MemoryStore(memoryFile(), tell);

/** A part of the memory; what uses it is drawn anew when that part is another. */
export function useMemory<T>(part: (memory: Memory) => T): T {
  return useSyncExternalStore(memoryStore.subscribe, () => part(memoryStore.current));
}

function tell(problem: MemoryProblem): void {
  if (problem.kind === 'future') say('memory.future', { name: problem.name });
  if (problem.kind === 'damaged') say('memory.damaged', { name: problem.name });
  if (problem.kind === 'unreadable') say('memory.unreadable', { reason: problem.reason });
  if (problem.kind === 'unwritable') say('memory.unwritable', { reason: problem.reason });
}
