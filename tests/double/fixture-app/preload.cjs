const { contextBridge, ipcRenderer } = require('electron');

contextBridge.exposeInMainWorld('doubleBridge', {
  electron: process.versions.electron,
  add: (/** @type {Uint8Array} */ numbers) => ipcRenderer.invoke('add', numbers),
  echo: (/** @type {unknown} */ value) => ipcRenderer.invoke('echo', value),
  fail: () => ipcRenderer.invoke('fail'),
  unhandled: () => ipcRenderer.invoke('unhandled'),
  sender: () => ipcRenderer.invoke('sender'),
  choose: () => ipcRenderer.invoke('choose'),
  doubleInUtility: (/** @type {number} */ value) => ipcRenderer.invoke('double-in-utility', value),
  twice: (/** @type {number} */ value) => value * 2,
  useUnknown: () => /** @type {any} */ (ipcRenderer).sendSync('x'),
  onNotice: (/** @type {(text: string) => void} */ listener) => {
    const forward = (/** @type {unknown} */ _event, /** @type {string} */ text) => listener(text);
    ipcRenderer.on('notice', forward);
    return () => ipcRenderer.off('notice', forward);
  },
});
