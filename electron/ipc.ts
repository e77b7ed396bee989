import { ipcMain, type WebFrameMain } from 'electron';
import { isAppPage } from './addresses.ts';
import type { Call, CallName } from './ipc-contract.ts';
import { ARGUMENT_GUARDS } from './ipc-guards.ts';

export type CallHandlers = { readonly [N in CallName]: Call<N> };

/** Answers the page's calls. What comes from elsewhere, or is not what the contract says, is refused. */
export function answerCalls(handlers: CallHandlers): void {
  for (const name of Object.keys(ARGUMENT_GUARDS) as CallName[]) {
    const isRight: (args: readonly unknown[]) => boolean = ARGUMENT_GUARDS[name];
    // The guard of the same name has made sure of it.
    const handler = handlers[name] as (...args: readonly unknown[]) => Promise<unknown>;
    ipcMain.handle(name, async ({ senderFrame }, ...args: unknown[]) => {
      if (!isFromApp(senderFrame)) throw new Error(`${name} was refused: the app's own page did not send it`);
      if (!isRight(args)) throw new Error(`${name} was refused: its arguments are not the ones it takes`);
      return handler(...args);
    });
  }
}

/** A frame that has gone by the time its call arrives is null. */
function isFromApp(frame: WebFrameMain | null): boolean {
  return frame !== null && frame.parent === null && isAppPage(frame.url);
}
