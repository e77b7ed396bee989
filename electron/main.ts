import { app, Menu, session } from 'electron';
import { addFromMenu } from './add-from-menu.ts';
import { registerAppScheme, serveApp } from './app-scheme.ts';
import { AppWindow } from './app-window.ts';
import { placeOfCommandLine } from './deep-link.ts';
import { ImportDesk } from './import-desk.ts';
import { answerCalls } from './ipc.ts';
import { MemoryFile } from './memory-file.ts';
import { makeMenu } from './menu.ts';
import { guardNavigation } from './navigation.ts';
import { denyPermissions } from './permissions.ts';
import { installedPacks, packFolders, WEB_FOLDER } from './places.ts';
import { closeNetwork } from './request-gate.ts';
import { becomeOnlyInstance } from './single-instance.ts';

const desk = new ImportDesk(installedPacks);
let window: AppWindow | undefined;
/** Where the first window opens: a link may have started the program. */
let firstPlace = placeOfCommandLine(process.argv);

app.enableSandbox();
registerAppScheme();
app.on('web-contents-created', (_event, contents) => guardNavigation(contents));
app.on('window-all-closed', () => {
  if (process.platform !== 'darwin') app.quit();
});
app.on('before-quit', () => desk.cancel());

if (becomeOnlyInstance(open)) void app.whenReady().then(start);
else app.quit();

function start(): void {
  denyPermissions(session.defaultSession);
  closeNetwork(session.defaultSession);
  serveApp(WEB_FOLDER, packFolders);
  const memory = new MemoryFile(app.getPath('userData'));
  answerCalls({
    chooseSources: (kind) => desk.choose(kind, window?.browserWindow),
    importSources: (order) => desk.import(order, (message) => window?.tell('importMessage', message)),
    cancelImport: async () => desk.cancel(),
    readMemory: () => memory.read(),
    writeMemory: async (text) => {
      await memory.write(text);
      return undefined;
    },
    setMemoryAside: () => memory.setAside(),
  });
  Menu.setApplicationMenu(
    makeMenu({
      add: (kind) => void addFromMenu(kind, desk, show()),
      travel: (steps) => window?.tell('travel', steps),
    }),
  );
  show();
  app.on('activate', () => show());
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
