import { isDocSetId } from '../indexer/core/ref.ts';
import { SOURCE_FORMATS } from '../indexer/core/types.ts';
import type { CallName, ImportOrder, IpcCalls } from './ipc-contract.ts';

const MAX_SOURCES = 1000;
const MAX_TEXT = 200;
/** In UTF-16 units; a thousand times what a reader gathers in a year. */
const MAX_MEMORY = 64 * 1024 * 1024;

/** For each call, whether what arrived are its arguments. A page is never trusted to keep to the types. */
export const ARGUMENT_GUARDS: {
  readonly [N in CallName]: (args: readonly unknown[]) => args is IpcCalls[N]['args'];
} = {
  chooseSources: (args): args is IpcCalls['chooseSources']['args'] =>
    args.length === 1 && (args[0] === 'folders' || args[0] === 'files'),
  importSources: (args): args is IpcCalls['importSources']['args'] =>
    args.length === 1 && isImportOrder(args[0]),
  cancelImport: (args): args is IpcCalls['cancelImport']['args'] => args.length === 0,
  readMemory: (args): args is IpcCalls['readMemory']['args'] => args.length === 0,
  writeMemory: (args): args is IpcCalls['writeMemory']['args'] =>
    args.length === 1 && typeof args[0] === 'string' && args[0].length <= MAX_MEMORY,
  setMemoryAside: (args): args is IpcCalls['setMemoryAside']['args'] => args.length === 0,
};

function isImportOrder(value: unknown): value is ImportOrder {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { sources, docSet, version, as, ...others } = value as Record<string, unknown>;
  return (
    Object.keys(others).length === 0 &&
    Array.isArray(sources) &&
    sources.length > 0 &&
    sources.length <= MAX_SOURCES &&
    sources.every(isText) &&
    (docSet === undefined || (isText(docSet) && isDocSetId(docSet))) &&
    (version === undefined || isText(version)) &&
    (as === undefined || (SOURCE_FORMATS as readonly unknown[]).includes(as))
  );
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= MAX_TEXT && !/\p{Cc}/u.test(value);
}
