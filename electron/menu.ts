import { app, Menu, type MenuItemConstructorOptions } from 'electron';

/** What the menu's own entries do. */
export interface MenuActions {
  add(kind: 'folders' | 'files'): void;
  search(): void;
  travel(steps: -1 | 1): void;
  showCommandHelp(): void;
}

/** The application's menu, as each platform expects it. */
export function makeMenu(actions: MenuActions): Menu {
  const isMac = process.platform === 'darwin';
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: isMac ? 'File' : '&File',
      submenu: [
        {
          id: 'add-folder',
          label: 'Add Folder…',
          accelerator: 'CmdOrCtrl+O',
          click: () => actions.add('folders'),
        },
        { id: 'add-file', label: 'Add File…', click: () => actions.add('files') },
        { type: 'separator' },
        isMac ? { role: 'close' } : { role: 'quit' },
      ],
    },
    { role: 'editMenu' },
    { label: isMac ? 'View' : '&View', submenu: viewEntries() },
    {
      label: isMac ? 'Go' : '&Go',
      submenu: [
        // The page has these keys as well; the menu only shows them.
        {
          id: 'search',
          label: 'Search…',
          accelerator: 'CmdOrCtrl+K',
          registerAccelerator: false,
          click: () => actions.search(),
        },
        { type: 'separator' },
        {
          id: 'back',
          label: 'Back',
          accelerator: isMac ? 'Cmd+[' : 'Alt+Left',
          click: () => actions.travel(-1),
        },
        {
          id: 'forward',
          label: 'Forward',
          accelerator: isMac ? 'Cmd+]' : 'Alt+Right',
          click: () => actions.travel(1),
        },
      ],
    },
    { role: 'windowMenu' },
    {
      role: 'help',
      submenu: [
        {
          id: 'command-help',
          label: 'djdocs in the Terminal…',
          click: () => actions.showCommandHelp(),
        },
        ...(isMac ? [] : [{ type: 'separator' } as const, { role: 'about' } as const]),
      ],
    },
  ];
  return Menu.buildFromTemplate(template);
}

function viewEntries(): MenuItemConstructorOptions[] {
  return [
    { role: 'reload' },
    { type: 'separator' },
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
    ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' } as const]),
  ];
}
