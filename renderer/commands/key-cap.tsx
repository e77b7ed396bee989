import { useSettings } from '../settings/use-settings.ts';
import { type CommandId, keysFor } from './commands.ts';
import { printKey } from './keys.ts';
import { IS_MAC } from './use-commands.ts';

/** The first key that runs a command, for eyes only; nothing when it has none. */
export function KeyCap({ command }: { readonly command: CommandId }) {
  const [key] = keysFor(command, useSettings().shortcuts);
  if (key === undefined) return null;
  return (
    <span aria-hidden="true">
      <kbd>{printKey(key, IS_MAC)}</kbd>
    </span>
  );
}
