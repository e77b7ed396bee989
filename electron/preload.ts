import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { ChosenSource } from '../indexer/core/desk-calls.ts';
import type { Call, CallName, DesktopBridge, EventName, IpcEvents } from './ipc-contract.ts';

/** The page says why more are not taken. */
const MAX_DROPPED = 1000;

/** Those who want to hear what the person gives. */
const givenListeners = new Set<(sources: readonly ChosenSource[]) => void>();
const waiting: (readonly ChosenSource[])[] = [];

const bridge: DesktopBridge = {
  chooseSources: makeCall('chooseSources'),
  recognise: makeCall('recognise'),
  forget: makeCall('forget'),
  importSources: makeCall('importSources'),
  getDocSet: makeCall('getDocSet'),
  cancelImport: makeCall('cancelImport'),
  inspect: makeCall('inspect'),
  catalogue: makeCall('catalogue'),
  verify: makeCall('verify'),
  rollBack: makeCall('rollBack'),
  remove: makeCall('remove'),
  searchShortcut: makeCall('searchShortcut'),
  setSearchShortcut: makeCall('setSearchShortcut'),
  readMemory: makeCall('readMemory'),
  writeMemory: makeCall('writeMemory'),
  setMemoryAside: makeCall('setMemoryAside'),
  onImportMessage: (listener) => listen('importMessage', listener),
  onSearch: (listener) => listen('search', listener),
  onGiven(listener) {
    givenListeners.add(listener);
    // What was given before the page was there to hear it.
    for (const sources of waiting.splice(0)) listener(sources);
    return () => givenListeners.delete(listener);
  },
};
contextBridge.exposeInMainWorld('djdocs', bridge);

// The page follows its own address, so that links from outside and the menu need no help of its.
listen('openPlace', (fragment) => {
  location.hash = fragment;
});
listen('travel', (steps) => history.go(steps));
listen('given', tellGiven);

// Only here a dropped file has a path, and only one that a person has dropped: a page's own events are not trusted.
window.addEventListener('drop', (event: DragEvent) => {
  const files = [...(event.dataTransfer?.files ?? [])];
  if (!event.isTrusted || files.length === 0 || files.length > MAX_DROPPED) return;
  const paths = files.map((file) => webUtils.getPathForFile(file)).filter((path) => path !== '');
  void makeCall('takeDropped')(paths).then(tellGiven);
});

function tellGiven(sources: readonly ChosenSource[]): void {
  if (sources.length === 0) return;
  if (givenListeners.size === 0) waiting.push(sources);
  for (const listener of givenListeners) listener(sources);
}

function makeCall<N extends CallName>(name: N): Call<N> {
  return (...args) => ipcRenderer.invoke(name, ...args);
}

/** Hands on the arguments of an event, never the event itself, which leads to `ipcRenderer`. */
function listen<N extends EventName>(name: N, listener: (...args: IpcEvents[N]) => void): () => void {
  const forward = (_event: unknown, ...args: unknown[]) => listener(...(args as unknown as IpcEvents[N]));
  ipcRenderer.on(name, forward);
  return () => ipcRenderer.off(name, forward);
}
