import {
  type BootMessage,
  buffersOf,
  isBootMessage,
  isScriptBootMessage,
  type ScriptBootMessage,
} from '../../indexer/sandbox/messages.ts';
import { FRAME_READY, type FrameBroken } from './frame-messages.ts';

/**
 * The page inside the sandboxed frame. Its origin is opaque and its policy allows no connection; all it does is to start
 * the worker it is handed, once, and to give it the port that leads back to the page.
 */
function start(event: MessageEvent<unknown>): void {
  const [port] = event.ports;
  if (event.source !== window.parent || port === undefined || !isBoot(event.data)) return;
  window.removeEventListener('message', start);
  const { worker: script, ...boot } = event.data;
  const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  const worker = new Worker(address);
  worker.addEventListener('error', (error) => {
    error.preventDefault();
    const broken: FrameBroken = {
      type: 'broken',
      reason: error.message || 'its worker could not be started',
    };
    window.parent.postMessage(broken, '*');
  });
  worker.postMessage({ ...boot, worker: new ArrayBuffer(0) }, [port, ...buffersOf(event.data)]);
}

function isBoot(data: unknown): data is BootMessage | ScriptBootMessage {
  return isBootMessage(data) || isScriptBootMessage(data);
}

// Opened by its address, this page has nobody to listen to.
if (window.parent !== window) {
  window.addEventListener('message', start);
  window.parent.postMessage(FRAME_READY, '*');
}
