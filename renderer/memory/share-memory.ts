import type { MemoryStore } from './memory-store.ts';
import type { SharedEvent } from './reduce-memory.ts';

const NAME = 'djdocs.memory';

/** How long a window waits for one that is just being reloaded or closed, in milliseconds. */
const PATIENCE_MS = 300;

/**
 * Has windows of one browser know of each other: all hear what is remembered, one of them writes it, and when it is
 * closed another does.
 * @returns whether this window writes, and so may go on with the tabs of the last session
 */
export async function shareMemory(store: MemoryStore): Promise<boolean> {
  if (typeof BroadcastChannel !== 'undefined') {
    const channel = new BroadcastChannel(NAME);
    channel.onmessage = ({ data }: MessageEvent<SharedEvent>) => store.receive(data);
    store.onShared = (event) => channel.postMessage(event);
  }
  if (!('locks' in navigator)) {
    store.becomeWriter();
    return true;
  }
  const isFirst = await waitForLock(store, AbortSignal.timeout(PATIENCE_MS));
  if (!isFirst) void waitForLock(store);
  return isFirst;
}

/** Waits for the right to write, and holds it as long as the window is there. @returns false when it took too long */
function waitForLock(store: MemoryStore, signal?: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const hold = () => {
      store.becomeWriter();
      resolve(true);
      return new Promise<never>(() => undefined);
    };
    navigator.locks.request(NAME, signal ? { signal } : {}, hold).catch(() => resolve(false));
  });
}
