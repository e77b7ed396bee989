/** @param {string} id @param {string} text */
function show(id, text) {
  const element = document.getElementById(id);
  if (element) element.textContent = text;
}

const bridge = /** @type {any} */ (window).doubleBridge;
const actions = {
  hadBridgeAtStart: bridge !== undefined,
  stopNotices: bridge?.onNotice((/** @type {string} */ text) => show('notice', text)),
  runModuleWorker: () =>
    new Promise((resolve, reject) => {
      const worker = new Worker('module-worker.js', { type: 'module' });
      worker.onmessage = (event) => resolve(event.data);
      worker.onerror = (event) => reject(new Error(event.message));
    }),
};
Object.assign(window, { doubleInPage: actions });

window.addEventListener('message', (event) => show('frame-says', `${event.origin} ${event.data}`));
