// @ts-check
// What `import ... from 'electron'` gives in the main process.
import { app } from './app.mjs';
import { BrowserWindow as PlainBrowserWindow } from './browser-window.mjs';
import { clipboard, dialog, globalShortcut, screen, shell } from './desktop.mjs';
import { ipcMain } from './ipc-main.mjs';
import { Menu, MenuItem } from './menu.mjs';
import { nativeTheme } from './native-theme.mjs';
import { protocol } from './protocol.mjs';
import { session } from './session.mjs';
import { strict } from './strict.mjs';
import { utilityProcess } from './utility-process.mjs';
import { webContents } from './web-contents-list.mjs';

const BrowserWindow = strict('BrowserWindow', PlainBrowserWindow);

export {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  globalShortcut,
  ipcMain,
  Menu,
  MenuItem,
  nativeTheme,
  protocol,
  screen,
  session,
  shell,
  utilityProcess,
  webContents,
};

export default strict('electron', {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  globalShortcut,
  ipcMain,
  Menu,
  MenuItem,
  nativeTheme,
  protocol,
  screen,
  session,
  shell,
  utilityProcess,
  webContents,
});
