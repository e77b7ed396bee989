import { app } from 'electron';
import { DEEP_LINK_SCHEME, placeOfCommandLine, placeOfDeepLink } from './deep-link.ts';

/**
 * Makes this the only djdocs of its person.
 * @param onCalled hears each later start of the program and each deep link, with the place it names, if it does
 * @returns false when another one runs; it has been told our command line, and this one should end
 */
export function becomeOnlyInstance(onCalled: (place: string | undefined) => void): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', (_event, argv) => onCalled(placeOfCommandLine(argv)));
  // macOS sends links as events, the first one before the app is ready.
  app.on('open-url', (event, link) => {
    event.preventDefault();
    onCalled(placeOfDeepLink(link));
  });
  // While developing, the program of the process is Electron, which the system must not take for djdocs.
  if (app.isPackaged) app.setAsDefaultProtocolClient(DEEP_LINK_SCHEME);
  return true;
}
