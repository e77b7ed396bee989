// On every page of the site: keeps it for reading without a network. All of it can be read without this script.
if ('serviceWorker' in navigator) {
  addEventListener('load', async () => {
    try {
      await navigator.serviceWorker.register(new URL('sw.js', import.meta.url));
      // Who pays for every byte is not asked to take the whole site along.
      if ('connection' in navigator && /** @type {any} */ (navigator.connection).saveData) return;
      const { active } = await navigator.serviceWorker.ready;
      active?.postMessage('keep');
    } catch {
      // The site is read with a network, then.
    }
  });
}
/** @type {HTMLDetailsElement | null} */
const outline = document.querySelector('details.outline');
if (outline && matchMedia('(max-width: 62rem)').matches) outline.open = false;
