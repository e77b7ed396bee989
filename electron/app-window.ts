import { app, BrowserWindow } from 'electron';
import { APP_PAGE } from './addresses.ts';
import type { EventName, IpcEvents } from './ipc-contract.ts';
import { PRELOAD } from './places.ts';
import { placeOfWindow, rememberPlace } from './window-place.ts';

/** The window with the app's page, and the only way of the main process to speak to it. */
export class AppWindow {
  readonly browserWindow: BrowserWindow;
  /** The page only hears what is told once it is there. */
  readonly #loaded: Promise<unknown>;

  /** @param place fragment of the address to open at */
  constructor(place = '') {
    const { isMaximized, ...bounds } = placeOfWindow();
    this.browserWindow = new BrowserWindow({
      ...bounds,
      minWidth: 400,
      minHeight: 400,
      show: false,
      title: 'djdocs',
      webPreferences: {
        preload: PRELOAD,
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        allowRunningInsecureContent: false,
        experimentalFeatures: false,
        webviewTag: false,
        navigateOnDragDrop: false,
        disableDialogs: true,
        // A dictionary would be fetched from the network.
        spellcheck: false,
        devTools: !app.isPackaged,
      },
    });
    if (isMaximized) this.browserWindow.maximize();
    rememberPlace(this.browserWindow);
    this.browserWindow.once('ready-to-show', () => this.browserWindow.show());
    this.#loaded = this.browserWindow.loadURL(APP_PAGE + place).catch((error) => {
      if (!this.browserWindow.isDestroyed()) console.error('The app could not be shown:', error);
    });
  }

  tell<N extends EventName>(name: N, ...args: IpcEvents[N]): void {
    void this.#loaded.then(() => {
      if (!this.browserWindow.isDestroyed()) this.browserWindow.webContents.send(name, ...args);
    });
  }

  /** Comes to the front, and goes to a place if one is given. */
  call(place: string | undefined): void {
    if (this.browserWindow.isMinimized()) this.browserWindow.restore();
    this.browserWindow.focus();
    if (place !== undefined) this.tell('openPlace', place);
  }
}
