/** Electron gives utility processes this port; it is not in Node's types. */
interface ParentPort {
  once(event: 'message', listener: (event: { data: unknown }) => void): void;
  postMessage(message: unknown): void;
}

/**
 * Runs `work` with the first message of the parent process, whichever way it started this one: Node's `fork` or
 * Electron's `utilityProcess.fork`. The process ends when the work is done and all messages are out.
 */
export function openChannel<In, Out>(
  work: (message: In, send: (message: Out) => void) => Promise<void>,
): void {
  const port = (process as { parentPort?: ParentPort }).parentPort;
  if (port) {
    port.once('message', ({ data }) => {
      void work(data as In, (message) => port.postMessage(message)).then(() => process.exit(0));
    });
    return;
  }
  process.once('message', (message) => {
    // A channel that is closed drops what it has not written yet, so the last message is waited for.
    let written = Promise.resolve();
    const send = (out: Out) => {
      written = new Promise((resolve) => process.send?.(out, () => resolve()));
    };
    void work(message as In, send)
      .then(() => written)
      .then(() => process.disconnect?.());
  });
}
