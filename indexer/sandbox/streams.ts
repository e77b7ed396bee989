import { OUTPUT_LIMIT } from './limits.ts';
import { Output } from './output.ts';

type Stream = 'stdout' | 'stderr';

/** Hears what a snippet prints, piece by piece. */
export type OnOutput = (kind: Stream, text: string) => void;

/** So many pieces go out at once, so that what a snippet prints before it hangs is seen; later ones go out in groups. */
const EAGER_PIECES = 200;
const GROUP_MS = 50;

/** Turns the bytes that Python writes into text for whoever listens, and drops what is over the limit. */
export function createStreams() {
  let listener: OnOutput | undefined;
  let output = new Output();
  let pieces = 0;
  let flushed = 0;
  const waiting: Record<Stream, string> = { stdout: '', stderr: '' };
  const decoders: Record<Stream, TextDecoder> = { stdout: new TextDecoder(), stderr: new TextDecoder() };

  function flush(): void {
    for (const kind of ['stdout', 'stderr'] as const) {
      if (waiting[kind] !== '') listener?.(kind, waiting[kind]);
      waiting[kind] = '';
    }
    flushed = performance.now();
  }

  return {
    writer: (kind: Stream) => (bytes: Uint8Array) => {
      if (listener === undefined || output.isFull) return bytes.length;
      waiting[kind] += output.add(kind, decoders[kind].decode(bytes, { stream: true }));
      pieces += 1;
      if (pieces < EAGER_PIECES || performance.now() - flushed > GROUP_MS) flush();
      return bytes.length;
    },
    /** Starts listening, with the whole limit to spend. One character more than the page takes, so that it can tell. */
    open(onOutput: OnOutput): void {
      listener = onOutput;
      output = new Output(OUTPUT_LIMIT + 1);
      pieces = 0;
      for (const kind of ['stdout', 'stderr'] as const) decoders[kind] = new TextDecoder();
    },
    close(): void {
      flush();
      listener = undefined;
    },
  };
}
