import { lazy, Suspense, useState } from 'react';
import { useCommand } from '../commands/use-commands.ts';

/** Dialogs that a command opens, fetched when they are first asked for. */
const DIALOGS = {
  settings: lazy(() => import('../settings/settings-dialog.tsx')),
  shortcuts: lazy(() => import('../commands/shortcuts-dialog.tsx')),
};
type DialogName = keyof typeof DIALOGS;

/** The dialog that is open, if any. */
export function Dialogs() {
  const [name, setName] = useState<DialogName>();
  useCommand('settings', () => setName('settings'));
  useCommand('shortcuts', () => setName('shortcuts'));
  if (name === undefined) return null;
  const Dialog = DIALOGS[name];
  return (
    <Suspense>
      <Dialog onClose={() => setName(undefined)} />
    </Suspense>
  );
}
