import { lazy, Suspense, useCallback, useState } from 'react';
import { useCommand } from '../commands/use-commands.ts';
import { useGivenAnywhere, useSearchFromDesktop } from '../library/given.ts';
import type { ShelfInfo } from '../workers/protocol.ts';

/** What every dialog is given. */
export interface DialogProps {
  readonly shelf: ShelfInfo | undefined;
  /** The doc set and version that is read. */
  readonly place: { readonly docSet: string; readonly version: string } | undefined;
  readonly onClose: () => void;
}

/** Dialogs that a command opens, fetched when they are first asked for. */
const DIALOGS = {
  bookmarks: lazy(() => import('../bookmarks/bookmarks-dialog.tsx')),
  history: lazy(() => import('../history/history-dialog.tsx')),
  library: lazy(() => import('../library/library-dialog.tsx')),
  settings: lazy(() => import('../settings/settings-dialog.tsx')),
  shortcuts: lazy(() => import('../commands/shortcuts-dialog.tsx')),
};
type DialogName = keyof typeof DIALOGS;

/** The dialog that is open, if any. */
export function Dialogs({ shelf, place }: Omit<DialogProps, 'onClose'>) {
  const [name, setName] = useState<DialogName>();
  useCommand('bookmarks', () => setName('bookmarks'));
  useCommand('history', () => setName('history'));
  const openLibrary = useCallback(() => setName('library'), []);
  useCommand('library', openLibrary);
  useGivenAnywhere(openLibrary);
  useSearchFromDesktop();
  useCommand('settings', () => setName('settings'));
  useCommand('shortcuts', () => setName('shortcuts'));
  if (name === undefined) return null;
  const Dialog = DIALOGS[name];
  return (
    <Suspense>
      <Dialog shelf={shelf} place={place} onClose={() => setName(undefined)} />
    </Suspense>
  );
}
