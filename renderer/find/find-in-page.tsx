import { lazy, Suspense, useCallback, useState } from 'react';
import { useCommand } from '../commands/use-commands.ts';

const FindBar = lazy(() => import('./find-bar.tsx'));

/** Whether the program around the page finds nothing on it: browsers do, the desktop program has no such thing. */
const IS_NEEDED = window.djdocs !== undefined;

/** Find in page, where nothing else does it. */
export function FindInPage() {
  const [isOpen, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  useCommand('findInPage', () => setOpen(true), IS_NEEDED);
  return <Suspense>{isOpen && <FindBar onClose={close} />}</Suspense>;
}
