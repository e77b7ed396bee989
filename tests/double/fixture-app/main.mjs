// A small app with the parts a thin main process has; the double's own spec drives it.
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  protocol,
  session,
  shell,
  utilityProcess,
} from 'electron';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const ORIGIN = 'fixture-app://bundle';
// Frames may go to example.com as far as the policy is concerned, so that the spec sees main refuse it.
const PAGE_POLICY = [
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self'",
  // Named by scheme and by origin, as the double has to translate both.
  'worker-src fixture-app:; connect-src fixture-app://bundle',
  "frame-src 'self' https://example.com",
].join('; ');
// The frame may try the network, so that the spec sees main stop it.
const FRAME_POLICY = "default-src 'none'; script-src 'self' blob:; worker-src blob:; connect-src https:";
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.wasm': 'application/wasm' };
/** The module `(func (export "add") (param i32 i32) (result i32) local.get 0 local.get 1 i32.add)`. */
const ADD_WASM = Buffer.from('AGFzbQEAAAABBwFgAn9/AX8DAgEABwcBA2FkZAAACgkBBwAgACABags=', 'base64');

/** @type {string[]} */
const requests = [];
/** @type {string[]} */
const refused = [];
Object.assign(globalThis, { doubleMain: { requests, refused } });

protocol.registerSchemesAsPrivileged([
  {
    scheme: 'fixture-app',
    privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
  },
]);
app.enableSandbox();

app.on('web-contents-created', (_event, contents) => {
  contents.setWindowOpenHandler(({ url }) => {
    void shell.openExternal(url);
    return { action: 'deny' };
  });
  contents.on('will-frame-navigate', (event) => {
    if (event.url.startsWith(`${ORIGIN}/`)) return;
    refused.push(`${event.isMainFrame ? 'page' : 'frame'} ${event.url}`);
    event.preventDefault();
  });
});

if (app.requestSingleInstanceLock()) {
  app.whenReady().then(start);
} else {
  app.quit();
}

async function start() {
  const isGranted = app.commandLine.hasSwitch('grant-permissions');
  session.defaultSession.setPermissionCheckHandler(() => isGranted);
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, callback) =>
    callback(isGranted),
  );
  session.defaultSession.webRequest.onBeforeRequest((details, callback) => {
    requests.push(details.url);
    callback({ cancel: !details.url.startsWith(`${ORIGIN}/`) });
  });
  protocol.handle('fixture-app', serve);
  answerPage();

  const window = new BrowserWindow({
    width: 900,
    height: 700,
    show: false,
    webPreferences: { preload: join(FOLDER, 'preload.cjs') },
  });
  window.once('ready-to-show', () => window.show());
  app.on('second-instance', (_event, argv) => window.webContents.send('notice', argv.at(-1)));
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      {
        label: 'File',
        submenu: [{ id: 'new', click: () => window.webContents.send('notice', 'new chosen') }],
      },
    ]),
  );
  await window.loadURL(`${ORIGIN}/page.html`);
}

/** @param {Request} request */
async function serve(request) {
  const { pathname } = new URL(request.url);
  requests.push(`served ${pathname}`);
  if (pathname === '/echo') return new Response(request.body);
  const headers = {
    'content-type': TYPES[/** @type {keyof typeof TYPES} */ (extname(pathname))] ?? 'text/plain',
    'content-security-policy': pathname === '/frame.html' ? FRAME_POLICY : PAGE_POLICY,
  };
  if (pathname === '/add.wasm') return new Response(ADD_WASM, { headers });
  return new Response(await readFile(join(FOLDER, pathname)), { headers });
}

function answerPage() {
  ipcMain.handle('add', (_event, /** @type {Uint8Array} */ numbers) =>
    numbers.reduce((sum, each) => sum + each, 0),
  );
  ipcMain.handle('echo', (_event, value) => value);
  ipcMain.handle('fail', () => {
    throw new Error('no such pack');
  });
  ipcMain.handle('sender', ({ senderFrame, sender }) => ({
    url: senderFrame?.url,
    origin: senderFrame?.origin,
    isTop:
      senderFrame?.parent === null && senderFrame === senderFrame?.top && senderFrame === sender.mainFrame,
  }));
  ipcMain.handle('choose', async () => (await dialog.showOpenDialog({ properties: ['openFile'] })).filePaths);
  ipcMain.handle('double-in-utility', (_event, value) => {
    const child = utilityProcess.fork(join(FOLDER, 'utility.mjs'), ['first']);
    child.postMessage({ value, bytes: new Uint8Array([1, 2, 3]) });
    return new Promise((resolve) => {
      /** @type {any} */
      let answer;
      child.on('message', (message) => {
        answer = message;
        child.kill();
      });
      child.on('exit', () => resolve({ ...answer, hasEnded: child.pid === undefined }));
    });
  });
}
