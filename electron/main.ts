import { app, globalShortcut, Menu, session } from 'electron';
import type { DeskCallName } from '../indexer/core/desk-calls.ts';
import { Desk } from '../indexer/desk/desk.ts';
import { DESK_GUARDS } from '../indexer/desk/guards.ts';
import { registerAppScheme, serveApp } from './app-scheme.ts';
import { AppWindow } from './app-window.ts';
import { chooseSources, takeDropped } from './choose-sources.ts';
import { placeOfCommandLine } from './deep-link.ts';
import { DESK_HOST } from './desk-host.ts';
import { showCommandHelp } from './help.ts';
import { answerCalls, type CallHandlers } from './ipc.ts';
import { MemoryFile } from './memory-file.ts';
import { makeMenu } from './menu.ts';
import { guardNavigation } from './navigation.ts';
import { denyPermissions } from './permissions.ts';
import { home, packFolders, WEB_FOLDER } from './places.ts';
import { closeNetwork } from './request-gate.ts';
import { SearchShortcut } from './search-shortcut.ts';
import { becomeOnlyInstance } from './single-instance.ts';

/** Nobody waits for what an earlier start has left to be tidied up, so the window comes first. */
const TIDY_AFTER_MS = 10_000;

const desk = new Desk(DESK_HOST);
const shortcut = new SearchShortcut(() => search());
let window: AppWindow | undefined;
/** Where the first window opens: a link may have started the program. */
let firstPlace = placeOfCommandLine(process.argv);

app.enableSandbox();
registerAppScheme();
app.on('web-contents-created', (_event, contents) => guardNavigation(contents));
app.on('window-all-closed', () => {
  if (process.platform !== 'darwin') app.quit();
});
app.on('before-quit', () => desk.close());
app.on('will-quit', () => {
  if (app.isReady()) globalShortcut.unregisterAll();
});

if (becomeOnlyInstance(open)) void app.whenReady().then(start);
else app.quit();

function start(): void {
  denyPermissions(session.defaultSession);
  closeNetwork(session.defaultSession);
  serveApp(WEB_FOLDER, packFolders);
  const memory = new MemoryFile(app.getPath('userData'));
  answerCalls({
    ...deskHandlers(),
    chooseSources: (kind) => chooseSources(kind, desk, window?.browserWindow),
    takeDropped: async (paths) => takeDropped(paths, desk),
    searchShortcut: async () => shortcut.keys,
    setSearchShortcut: async (keys) => shortcut.set(keys),
    readMemory: () => memory.read(),
    writeMemory: async (text) => {
      await memory.write(text);
      return undefined;
    },
    setMemoryAside: () => memory.setAside(),
  });
  Menu.setApplicationMenu(
    makeMenu({
      add: (kind) => void addFromMenu(kind),
      search,
      travel: (steps) => window?.tell('travel', steps),
      showCommandHelp: () => void showCommandHelp(home()),
    }),
  );
  shortcut.start();
  show();
  setTimeout(() => void desk.tidy().catch(() => {}), TIDY_AFTER_MS).unref();
  app.on('activate', () => show());
}

/** What the desk answers, told to the window as it happens. */
function deskHandlers() {
  const names = Object.keys(DESK_GUARDS) as DeskCallName[];
  const handlers = names.map((name) => [
    name,
    (...args: readonly unknown[]) =>
      desk.call(name, args as never, (message) => window?.tell('importMessage', message)),
  ]);
  return Object.fromEntries(handlers) as Pick<CallHandlers, DeskCallName>;
}

/** Lets the person choose, and shows the page what was chosen. */
async function addFromMenu(kind: 'folders' | 'files'): Promise<void> {
  const shown = show();
  const sources = await chooseSources(kind, desk, shown.browserWindow);
  if (sources.length > 0) shown.tell('given', sources);
}

/** Brings the window up with its search open. */
function search(): void {
  const shown = show();
  shown.call(undefined);
  shown.tell('search');
}

/** Shows a place; before the app is ready, remembers it for the first window. */
function open(place: string | undefined): void {
  if (!app.isReady()) {
    firstPlace = place ?? firstPlace;
    return;
  }
  if (window) window.call(place);
  else show(place);
}

function show(place = firstPlace): AppWindow {
  if (window) return window;
  firstPlace = undefined;
  const opened = new AppWindow(place);
  opened.browserWindow.on('closed', () => {
    window = undefined;
  });
  window = opened;
  return opened;
}
