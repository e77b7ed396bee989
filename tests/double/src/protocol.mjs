// @ts-check
import { createServer } from 'node:http';
import { Readable } from 'node:stream';
import { assertReady, life } from './life.mjs';
import { addScheme, headerToInner, INNER_HOST_SUFFIX, toOuter } from './scheme-urls.mjs';
import { strict } from './strict.mjs';

/** @import { IncomingMessage, ServerResponse } from 'node:http' */
/** @typedef {(request: Request) => Response | Promise<Response>} SchemeHandler */

/** Belongs to the way from Chromium to the loopback server; a custom scheme's handler never sees these. */
const TRANSPORT_HEADERS = new Set(['host', 'connection', 'accept-encoding', 'upgrade-insecure-requests']);
const HEADERS_WITH_ORIGINS = new Set(['content-security-policy', 'access-control-allow-origin']);

/** @type {Set<string>} */
const privileged = new Set();
/** @type {Map<string, SchemeHandler>} */
const handlers = new Map();

export const protocol = strict('protocol', {
  /** @param {import('electron').CustomScheme[]} schemes */
  registerSchemesAsPrivileged(schemes) {
    if (life.stage !== 'loading')
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    for (const { scheme, privileges } of schemes) {
      if (!privileges?.standard || !privileges.secure || !privileges.supportFetchAPI) {
        throw new Error(
          `the Electron double serves only standard, secure schemes with fetch; '${scheme}' is not`,
        );
      }
      addScheme(scheme);
      privileged.add(scheme);
    }
  },
  /**
   * @param {string} scheme
   * @param {SchemeHandler} handler
   */
  handle(scheme, handler) {
    assertReady('protocol.handle cannot be called before app is ready');
    if (!privileged.has(scheme))
      throw new Error(`the Electron double serves only privileged schemes; '${scheme}' is not`);
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    handlers.set(scheme, handler);
  },
  /** @param {string} scheme */
  unhandle(scheme) {
    handlers.delete(scheme);
  },
  /** @param {string} scheme */
  isProtocolHandled: (scheme) => handlers.has(scheme),
});

/**
 * Starts the loopback server that stands for Chromium's loader of custom schemes.
 *
 * @returns {Promise<number>} the port it listens on
 */
export async function serveSchemes() {
  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing).catch((error) => {
      console.error('A protocol.handle handler failed:', error);
      breakOff(outgoing);
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  // Only Chromium uses the server, and Chromium's life is what keeps the app alive.
  server.unref();
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the loopback server has no port');
  return address.port;
}

/**
 * @param {IncomingMessage} incoming
 * @param {ServerResponse} outgoing
 */
async function answer(incoming, outgoing) {
  const host = incoming.headers.host ?? '';
  const url = toOuter(`http://${host}${incoming.url}`);
  const handler = host.endsWith(INNER_HOST_SUFFIX) ? handlers.get(url.slice(0, url.indexOf(':'))) : undefined;
  if (!handler) {
    breakOff(outgoing);
    return;
  }
  const aborted = new AbortController();
  outgoing.on('close', () => {
    if (!outgoing.writableFinished) aborted.abort();
  });
  const response = await handler(toRequest(incoming, url, aborted.signal));
  if (response.type === 'error') {
    breakOff(outgoing);
    return;
  }
  outgoing.sendDate = false;
  outgoing.writeHead(response.status, toNodeHeaders(response.headers));
  if (!response.body || incoming.method === 'HEAD') {
    outgoing.end();
    return;
  }
  const body = Readable.fromWeb(/** @type {import('node:stream/web').ReadableStream} */ (response.body));
  body.on('error', () => outgoing.destroy());
  outgoing.on('close', () => body.destroy());
  body.pipe(outgoing);
}

/**
 * Makes the request fail for the page. Merely closing the connection would make Chromium ask again, so what is sent is
 * no valid response.
 *
 * @param {ServerResponse} outgoing
 */
function breakOff(outgoing) {
  if (!outgoing.headersSent)
    outgoing.socket?.write('HTTP/1.1 500 Failed\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n');
  outgoing.socket?.end();
}

/**
 * @param {IncomingMessage} incoming
 * @param {string} url
 * @param {AbortSignal} signal
 */
function toRequest(incoming, url, signal) {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (TRANSPORT_HEADERS.has(name) || value === undefined) continue;
    headers.set(name, name === 'origin' || name === 'referer' ? toOuter(String(value)) : String(value));
  }
  const method = incoming.method ?? 'GET';
  if (method === 'GET' || method === 'HEAD') return new Request(url, { method, headers, signal });
  const body = /** @type {ReadableStream} */ (Readable.toWeb(incoming));
  const init = { method, headers, signal, body, duplex: 'half' };
  return new Request(url, init);
}

/** @param {Headers} headers */
function toNodeHeaders(headers) {
  /** @type {Record<string, string | string[]>} */
  const result = {};
  headers.forEach((value, name) => {
    result[name] = HEADERS_WITH_ORIGINS.has(name) ? headerToInner(value) : value;
  });
  const cookies = headers.getSetCookie();
  if (cookies.length > 0) result['set-cookie'] = cookies;
  // Electron's custom schemes never touch the HTTP cache; plain http would.
  result['cache-control'] = 'no-store';
  return result;
}
