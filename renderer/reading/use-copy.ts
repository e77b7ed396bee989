import { useEffect, useState } from 'react';

/** How long a button says that it has copied. */
const DONE_MS = 1600;

/** What a button that copies needs. */
export interface Copying {
  /** Whether it has copied a moment ago. */
  readonly isDone: boolean;
  /** Puts a text into the clipboard; when it cannot be had or put there, nothing is said to be done. */
  copy(text: () => string | Promise<string>): Promise<void>;
}

/** Copying texts; undefined where the browser offers no clipboard: pages that are neither https nor from this machine. */
export function useCopy(): Copying | undefined {
  const [isDone, setDone] = useState(false);
  useEffect(() => {
    if (!isDone) return;
    const timer = setTimeout(() => setDone(false), DONE_MS);
    return () => clearTimeout(timer);
  }, [isDone]);
  if (!navigator.clipboard) return undefined;
  const copy: Copying['copy'] = async (text) => {
    try {
      await navigator.clipboard.writeText(await text());
      setDone(true);
    } catch {
      setDone(false);
    }
  };
  return { isDone, copy };
}
