import { contextBridge, ipcRenderer } from 'electron';
import type { Call, CallName, DesktopBridge, EventName, IpcEvents } from './ipc-contract.ts';

const bridge: DesktopBridge = {
  chooseSources: makeCall('chooseSources'),
  importSources: makeCall('importSources'),
  cancelImport: makeCall('cancelImport'),
  readMemory: makeCall('readMemory'),
  writeMemory: makeCall('writeMemory'),
  setMemoryAside: makeCall('setMemoryAside'),
  onImportMessage: (listener) => listen('importMessage', listener),
};
contextBridge.exposeInMainWorld('djdocs', bridge);

// The page follows its own address, so that links from outside and the menu need no help of its.
listen('openPlace', (fragment) => {
  location.hash = fragment;
});
listen('travel', (steps) => history.go(steps));

function makeCall<N extends CallName>(name: N): Call<N> {
  return (...args) => ipcRenderer.invoke(name, ...args);
}

/** Hands on the arguments of an event, never the event itself, which leads to `ipcRenderer`. */
function listen<N extends EventName>(name: N, listener: (...args: IpcEvents[N]) => void): () => void {
  const forward = (_event: unknown, ...args: unknown[]) => listener(...(args as unknown as IpcEvents[N]));
  ipcRenderer.on(name, forward);
  return () => ipcRenderer.off(name, forward);
}
