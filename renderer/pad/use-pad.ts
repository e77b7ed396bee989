import { type Dispatch, useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { type Pad, type PadStep, reducePad } from './pad-state.ts';
import { type ReadPad, readPad, writePad } from './pad-store.ts';

/** Writing is put off for this long, so that it does not happen at every letter. */
const SETTLE_MS = 300;

export interface UsedPad {
  readonly pad: Pad;
  readonly dispatch: Dispatch<PadStep>;
  /** What the reader should know of the saving; undefined while all is well. */
  readonly trouble: 'kept-aside' | 'not-saved' | undefined;
}

/** The pad as it was left, saved whenever it changes and when the window goes away. */
export function usePad(): UsedPad {
  const [first] = useState(() => readPad(localStorage));
  const [pad, dispatch] = useReducer(reducePad, first.pad);
  const [trouble, setTrouble] = useState<UsedPad['trouble']>(troubleOf(first));
  const { mayWrite } = first;
  const latest = useRef(pad);
  const saved = useRef(pad);
  latest.current = pad;
  const save = useCallback(() => {
    if (saved.current === latest.current || !mayWrite) return;
    saved.current = latest.current;
    if (!writePad(localStorage, latest.current)) setTrouble('not-saved');
  }, [mayWrite]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every change of the pad starts the wait anew
  useEffect(() => {
    const timer = setTimeout(save, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [pad, save]);
  useEffect(() => {
    addEventListener('pagehide', save);
    return () => {
      removeEventListener('pagehide', save);
      save();
    };
  }, [save]);
  return { pad, dispatch, trouble };
}

function troubleOf({ isKeptAside, mayWrite }: ReadPad): UsedPad['trouble'] {
  if (!mayWrite) return 'not-saved';
  return isKeptAside ? 'kept-aside' : undefined;
}
