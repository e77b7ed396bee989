export { harnessKey } from '../../indexer/sandbox/harness.ts';
export { MEMORY_LIMIT } from '../../indexer/sandbox/limits.ts';
export { makeMemorySnapshot } from '../../indexer/sandbox/memory-snapshot.ts';
