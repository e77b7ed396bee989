import { readdirSync, readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { root } from '../../../build/root.mjs';

/**
 * The security checklist of the desktop program, a test for each point that fails when the point is undone. Here the real
 * main process runs against an Electron that only notes what it is told, so that it is seen what Electron would be told;
 * the specs in `tests/e2e/desktop` show what comes of it in a window, `npm run package:check` what is in the package.
 *
 * Only Electron's real binary can show: that its sandbox and site isolation hold, that fuses and the archive's integrity
 * are enforced at the start (on macOS and Windows; Linux has no such check), that the system hands over links and files,
 * and that its own menus, dialogs and global keys do as they are told.
 */
const told = vi.hoisted(() => {
  type Handler = (...args: never[]) => unknown;
  return {
    order: [] as string[],
    /** By name of the function: all argument lists that it was called with. */
    calls: new Map<string, unknown[][]>(),
    listeners: new Map<string, Handler>(),
    ipc: new Map<string, Handler>(),
    windows: [] as Record<string, unknown>[],
    answer: { response: 1, checkboxChecked: false },
  };
});

vi.mock('electron', () => {
  const note =
    (name: string, result?: unknown) =>
    (...args: unknown[]) => {
      told.order.push(name);
      told.calls.set(name, [...(told.calls.get(name) ?? []), args]);
      return result;
    };
  class BrowserWindow {
    webContents = { send: note('send') };
    constructor(options: Record<string, unknown>) {
      told.order.push('new BrowserWindow');
      told.windows.push(options);
    }
    static fromWebContents = () => null;
    on = note('window.on');
    once = note('window.once');
    loadURL = note('loadURL', Promise.resolve());
    isDestroyed = () => false;
    isMinimized = () => false;
    focus = note('focus');
    maximize = note('maximize');
  }
  return {
    BrowserWindow,
    app: {
      isPackaged: true,
      isReady: () => true,
      whenReady: () => Promise.resolve(),
      getPath: () => '/nowhere',
      on: (name: string, listener: (...args: never[]) => unknown) => told.listeners.set(name, listener),
      enableSandbox: note('enableSandbox'),
      requestSingleInstanceLock: note('requestSingleInstanceLock', true),
      setAsDefaultProtocolClient: note('setAsDefaultProtocolClient'),
      quit: note('quit'),
    },
    dialog: {
      showMessageBox: async (options: unknown) => {
        note('showMessageBox')(options);
        return told.answer;
      },
    },
    globalShortcut: { register: note('register'), unregisterAll: note('unregisterAll') },
    ipcMain: {
      handle: (name: string, handler: (...args: never[]) => unknown) => told.ipc.set(name, handler),
    },
    Menu: {
      setApplicationMenu: note('setApplicationMenu'),
      buildFromTemplate: (template: unknown) => template,
    },
    protocol: {
      registerSchemesAsPrivileged: note('registerSchemesAsPrivileged'),
      handle: note('protocol.handle'),
    },
    screen: { getAllDisplays: () => [] },
    session: {
      defaultSession: {
        setPermissionCheckHandler: note('setPermissionCheckHandler'),
        setPermissionRequestHandler: note('setPermissionRequestHandler'),
        setDevicePermissionHandler: note('setDevicePermissionHandler'),
        setDisplayMediaRequestHandler: note('setDisplayMediaRequestHandler'),
        webRequest: { onBeforeRequest: note('onBeforeRequest') },
      },
    },
    shell: { openExternal: note('openExternal', Promise.resolve()) },
    utilityProcess: { fork: note('fork') },
  };
});

/** The arguments of the one call of a function. */
function once<T extends unknown[]>(name: string): T {
  const calls = told.calls.get(name) ?? [];
  expect(calls, `${name} is called once`).toHaveLength(1);
  return calls[0] as T;
}

const OWN = 'djdocs-app://app/';
const sources = readdirSync(join(root, 'electron')).map((name) =>
  readFileSync(join(root, 'electron', name), 'utf8'),
);

beforeAll(async () => {
  await import('../../../electron/main.ts');
  await vi.waitFor(() => expect(told.windows).toHaveLength(1));
});

describe('the security checklist', () => {
  it('1: every window is sandboxed and isolated, without Node, and with nothing experimental', () => {
    once('enableSandbox');
    expect(told.order.indexOf('enableSandbox')).toBeLessThan(told.order.indexOf('new BrowserWindow'));
    for (const { webPreferences } of told.windows) {
      expect(webPreferences).toEqual({
        preload: expect.stringMatching(/preload\.cjs$/),
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
        spellcheck: false,
        devTools: false,
      });
    }
  });

  it('2: the preload script lies at a whole path, and hands out functions alone', () => {
    const [first] = told.windows;
    const { preload = '' } = (first?.webPreferences ?? {}) as { preload?: string };
    expect(isAbsolute(preload)).toBe(true);
    const source = readFileSync(join(root, 'electron/preload.ts'), 'utf8');
    expect(source.match(/exposeInMainWorld/g)).toHaveLength(1);
    expect(source).not.toMatch(/:\s*ipcRenderer[,\s}]/);
  });

  it('3: pages come from a scheme of our own with no more rights than it needs, and from nowhere else', () => {
    const [schemes] = once<[unknown]>('registerSchemesAsPrivileged');
    const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true };
    expect(schemes).toEqual([{ scheme: 'djdocs-app', privileges }]);
    expect(told.order.indexOf('registerSchemesAsPrivileged')).toBeLessThan(
      told.order.indexOf('protocol.handle'),
    );
    expect(once('protocol.handle')[0]).toBe('djdocs-app');
    expect(told.calls.get('loadURL')).toEqual([[OWN]]);
    for (const text of sources)
      expect(text).not.toMatch(/loadFile\(|registerFileProtocol|interceptFile|bypassCSP/);
  });

  it('4: every answer of that scheme carries its policy, also a refusal', async () => {
    const answer = once<[string, (request: Request) => Promise<Response>]>('protocol.handle')[1];
    for (const [url, status] of [
      [`${OWN}nothing.js`, 404],
      [`${OWN}%2e%2e%2fx`, 400],
      ['djdocs-app://other/', 403],
      [`${OWN}packs/none/manifest.json`, 404],
    ] as const) {
      const response = await answer({ url, method: 'GET' } as Request);
      expect([url, response.status]).toEqual([url, status]);
      expect(response.headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; script-src 'self' /,
      );
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  const PERMISSIONS = [
    'media',
    'geolocation',
    'notifications',
    'midi',
    'pointerLock',
    'fullscreen',
    'openExternal',
  ]
    .concat([
      'clipboard-read',
      'hid',
      'serial',
      'usb',
      'idle-detection',
      'local-network-access',
      'loopback-network',
    ])
    .concat([
      'web-app-installation',
      'smart-card',
      'web-printing',
      'window-management',
      'a-permission-of-tomorrow',
    ]);

  it('5: no permission is granted but that of copying text, to our own page', () => {
    type Check = (
      contents: null,
      permission: string,
      origin: string,
      details: { isMainFrame: boolean },
    ) => boolean;
    type Ask = (
      contents: null,
      permission: string,
      answer: (isGranted: boolean) => void,
      details: { isMainFrame: boolean; requestingUrl: string },
    ) => void;
    const [check] = once<[Check]>('setPermissionCheckHandler');
    const [ask] = once<[Ask]>('setPermissionRequestHandler');
    const granted = (permission: string, url: string, isMainFrame: boolean) => {
      let asked: boolean | undefined;
      ask(
        null,
        permission,
        (isGranted) => {
          asked = isGranted;
        },
        { isMainFrame, requestingUrl: url },
      );
      return [check(null, permission, url, { isMainFrame }), asked];
    };
    for (const permission of PERMISSIONS)
      expect(granted(permission, OWN, true), permission).toEqual([false, false]);
    const copying = 'clipboard-sanitized-write';
    expect(granted(copying, OWN, true)).toEqual([true, true]);
    expect(granted(copying, OWN, false)).toEqual([false, false]);
    expect(granted(copying, 'https://example.com/', true)).toEqual([false, false]);
    expect(once<[() => boolean]>('setDevicePermissionHandler')[0]()).toBe(false);
    const streams: unknown[] = [];
    once<[(request: null, answer: (streams: unknown) => void) => void]>('setDisplayMediaRequestHandler')[0](
      null,
      (given) => streams.push(given),
    );
    expect(streams).toEqual([null]);
  });

  it('6: no request goes to the network, nor to files, whoever makes it', () => {
    type Gate = (request: { url: string }, answer: (outcome: { cancel: boolean }) => void) => void;
    const [gate] = once<[Gate]>('onBeforeRequest');
    const isCancelled = (url: string) => {
      let outcome: boolean | undefined;
      gate({ url }, ({ cancel }) => {
        outcome = cancel;
      });
      return outcome;
    };
    for (const url of [`${OWN}index.html`, 'blob:x', 'data:text/plain,x'])
      expect(isCancelled(url), url).toBe(false);
    const others = [
      'https://example.com/',
      'http://127.0.0.1/',
      'file:///etc/passwd',
      'ws://x/',
      'devtools://devtools/',
    ];
    for (const url of [...others, 'ftp://x/', 'djdocs-app://other/', 'chrome-extension://x/'])
      expect(isCancelled(url), url).toBe(true);
  });

  it('7: a page opens no window, goes nowhere, and embeds nothing', () => {
    const events = new Map<string, (event: object) => void>();
    let open: ((details: { url: string }) => unknown) | undefined;
    told.listeners.get('web-contents-created')?.(
      {} as never,
      {
        on: (name: string, listener: (event: object) => void) => events.set(name, listener),
        setWindowOpenHandler: (handler: typeof open) => {
          open = handler;
        },
      } as never,
    );
    expect(open?.({ url: 'file:///etc/passwd' })).toEqual({ action: 'deny' });
    const isPrevented = (name: string, event: object = {}) => {
      let prevented = false;
      const preventDefault = () => {
        prevented = true;
      };
      events.get(name)?.({ ...event, preventDefault });
      return prevented;
    };
    expect(isPrevented('will-attach-webview')).toBe(true);
    for (const name of ['will-frame-navigate', 'will-redirect']) {
      for (const url of [
        'https://example.com/',
        'file:///x',
        'javascript:1',
        `${OWN}packs/index.json`,
        'data:text/html,x',
      ])
        expect(isPrevented(name, { url, isMainFrame: true }), `${name} ${url}`).toBe(true);
      expect(isPrevented(name, { url: `${OWN}#/x`, isMainFrame: true })).toBe(false);
      expect(isPrevented(name, { url: OWN, isMainFrame: false })).toBe(true);
    }
  });

  it('8: an address is given to the system when it is one of the web and the person agrees', async () => {
    const { openOutside } = await import('../../../electron/outside-links.ts');
    const contents = {} as Electron.WebContents;
    for (const address of [
      'file:///etc/passwd',
      'javascript:alert(1)',
      'smb://x/y',
      'ms-settings:',
      'djdocs://open/x',
      'no address',
    ])
      await openOutside(address, contents);
    expect(told.calls.get('showMessageBox')).toBeUndefined();
    told.answer.response = 1;
    await openOutside('https://example.com/a', contents);
    expect(told.calls.get('openExternal')).toBeUndefined();
    told.answer.response = 0;
    await openOutside('https://example.com/a', contents);
    await openOutside('mailto:a@example.com', contents);
    expect(told.calls.get('openExternal')).toEqual([['https://example.com/a'], ['mailto:a@example.com']]);
    expect(
      told.calls.get('showMessageBox')?.map(([options]) => (options as { detail: string }).detail),
    ).toEqual(['https://example.com/a', 'https://example.com/a', 'mailto:a@example.com']);
  });

  it('8: a link that the system hands over names a place, or nothing comes of it', () => {
    told.calls.delete('send');
    told.listeners.get('second-instance')?.(
      {} as never,
      ['djdocs-app', 'djdocs:javascript:alert(1)'] as never,
    );
    told.listeners.get('second-instance')?.({} as never, ['djdocs-app', '--inspect', '/etc/passwd'] as never);
    told.listeners.get('open-url')?.({ preventDefault() {} } as never, 'djdocs://run/rm' as never);
    expect(told.calls.get('send')).toBeUndefined();
  });

  it('9: a call is answered from our own page’s main frame with the arguments of the contract alone', async () => {
    const { ARGUMENT_GUARDS } = await import('../../../electron/ipc-guards.ts');
    expect([...told.ipc.keys()].sort()).toEqual(Object.keys(ARGUMENT_GUARDS).sort());
    const frames = [
      null,
      { parent: {}, url: OWN },
      { parent: null, url: 'https://example.com/' },
      { parent: null, url: `${OWN}sandbox/frame.html` },
      { parent: null, url: `${OWN}packs/index.json` },
    ];
    for (const [name, handler] of told.ipc) {
      for (const senderFrame of frames)
        await expect(handler({ senderFrame } as never), name).rejects.toThrow(
          `${name} was refused: the app's own page`,
        );
      const senderFrame = { parent: null, url: OWN };
      await expect(handler({ senderFrame } as never, ...([{}, {}, {}, {}] as never[])), name).rejects.toThrow(
        'its arguments are not the ones it takes',
      );
    }
    await expect(
      told.ipc.get('recognise')?.(
        { senderFrame: { parent: null, url: OWN } } as never,
        '/etc/passwd' as never,
      ),
    ).rejects.toThrow('was not chosen in the dialog');
  });

  it('10: nothing loosens certificates, runs code in pages, or keeps a secret', () => {
    const forbidden =
      /setCertificateVerifyProc|certificate-error|executeJavaScript|insertCSS|ignore-certificate|commandLine\.appendSwitch|enableBlinkFeatures|eval\(|new Function|setProxy|localAIHandler/;
    for (const text of sources) expect(text).not.toMatch(forbidden);
  });

  it('11: the fuses are configured, and the program never runs itself as Node', () => {
    const { electronFuses, asar } = JSON.parse(
      readFileSync(join(root, 'build/electron-builder.json'), 'utf8'),
    );
    expect(asar).toBe(true);
    expect(electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    });
    for (const text of sources) expect(text).not.toMatch(/child_process|ELECTRON_RUN_AS_NODE/);
  });

  it('12: the main process waits for no promise at its top, which would never be kept', () => {
    const main = readFileSync(join(root, 'electron/main.ts'), 'utf8');
    expect(main).not.toMatch(/^await /m);
    expect(once('requestSingleInstanceLock')).toEqual([]);
    expect(once('setAsDefaultProtocolClient')).toEqual(['djdocs']);
  });
});
