/** @param {() => unknown} attempt */
async function isPossible(attempt) {
  try {
    await attempt();
    return true;
  } catch {
    return false;
  }
}

const { instance } = await WebAssembly.instantiateStreaming(fetch('add.wasm'));
const { add } = /** @type {any} */ (instance.exports);

postMessage({
  sum: add(2, 40),
  isSecure: self.isSecureContext,
  canEvaluate: await isPossible(() => new Function('return 1')),
  canReachNetwork: await isPossible(() => fetch('https://example.com/from-worker')),
});

export {};
