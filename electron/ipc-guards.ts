import { DESK_GUARDS } from '../indexer/desk/guards.ts';
import type { CallName, IpcCalls } from './ipc-contract.ts';

/** As many things are taken at once; the page says so before. */
const MAX_DROPPED = 1000;
const MAX_PATH = 32_768;
const MAX_KEYS = 60;
/** In UTF-16 units; a thousand times what a reader gathers in a year. */
const MAX_MEMORY = 64 * 1024 * 1024;

/** For each call, whether what arrived are its arguments. A page is never trusted to keep to the types. */
export const ARGUMENT_GUARDS: {
  readonly [N in CallName]: (args: readonly unknown[]) => args is IpcCalls[N]['args'];
} = {
  ...DESK_GUARDS,
  chooseSources: (args): args is IpcCalls['chooseSources']['args'] =>
    args.length === 1 && (args[0] === 'folders' || args[0] === 'files'),
  takeDropped: (args): args is IpcCalls['takeDropped']['args'] =>
    args.length === 1 &&
    Array.isArray(args[0]) &&
    args[0].length <= MAX_DROPPED &&
    args[0].every((path) => typeof path === 'string' && path.length <= MAX_PATH && !path.includes('\0')),
  searchShortcut: (args): args is readonly [] => args.length === 0,
  setSearchShortcut: (args): args is IpcCalls['setSearchShortcut']['args'] =>
    args.length === 1 &&
    typeof args[0] === 'string' &&
    args[0].length <= MAX_KEYS &&
    /^[\x20-\x7e]*$/.test(args[0]),
  readMemory: (args): args is IpcCalls['readMemory']['args'] => args.length === 0,
  writeMemory: (args): args is IpcCalls['writeMemory']['args'] =>
    args.length === 1 && typeof args[0] === 'string' && args[0].length <= MAX_MEMORY,
  setMemoryAside: (args): args is IpcCalls['setMemoryAside']['args'] => args.length === 0,
};
