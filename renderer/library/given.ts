import { useEffect } from 'react';
import { commands } from '../commands/use-commands.ts';
import type { Given } from './desk.ts';
import { deskOfWindow } from './use-desk.ts';

/** What was given while the dialog was not there to take it. */
let waiting: Given | undefined;

/** Opens the search when the desktop program's menu or its keys ask for it. */
export function useSearchFromDesktop(): void {
  useEffect(() => window.djdocs?.onSearch(() => commands.run('search')), []);
}

/** Opens the dialog when something is dropped on the window or chosen from its menu. */
export function useGivenAnywhere(open: () => void): void {
  useEffect(
    () =>
      deskOfWindow()?.onGiven((given) => {
        waiting = given;
        open();
        dispatchEvent(new Event('djdocs-given'));
      }),
    [open],
  );
}

/** Takes what was given, now and whenever there is something. */
export function useGiven(take: (given: Given) => void): void {
  useEffect(() => {
    const look = () => {
      const given = waiting;
      waiting = undefined;
      if (given) take(given);
    };
    look();
    addEventListener('djdocs-given', look);
    return () => removeEventListener('djdocs-given', look);
  });
}
