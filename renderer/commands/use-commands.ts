import { useEffect, useEffectEvent } from 'react';
import { settingsStore } from '../settings/use-settings.ts';
import { CommandRegistry } from './command-registry.ts';
import { type CommandId, commandOf } from './commands.ts';
import { isTypedKey, isTyping, keyOf } from './keys.ts';

/** The commands of this window. */
export const commands = new CommandRegistry();

/** Whether keys are printed as on a Mac. */
export const IS_MAC = /Mac|iP(hone|ad)/.test(navigator.userAgent);

/** Says what a command does for as long as the component is there. @param isThere false while it has nothing to do */
export function useCommand(id: CommandId, action: () => void, isThere = true): void {
  const run = useEffectEvent(action);
  useEffect(() => (isThere ? commands.add(id, () => run()) : undefined), [id, isThere]);
}

/** Runs commands by their keys, wherever the focus is; keys that are typed as text only where no text is typed. */
export function useCommandKeys(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const key = event.isComposing || event.repeat ? undefined : keyOf(event);
      if (key === undefined || event.defaultPrevented) return;
      // The editor of snippets stands in a tree of its own, outside of which its keys seem to come from its box.
      if (isTypedKey(key) && isTyping(event.composedPath()[0] ?? event.target)) return;
      const id = commandOf(key, settingsStore.current.shortcuts);
      if (id === undefined || !commands.can(id)) return;
      // What a dialog is open over cannot be seen, so it is not worked from there; but search is had from anywhere.
      const modal = document.querySelector<HTMLDialogElement>('dialog:modal');
      if (modal && (isTypedKey(key) || id !== 'search')) return;
      event.preventDefault();
      if (modal?.matches('.search-dialog')) return;
      modal?.close();
      commands.run(id);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}
