/**
 * What the app's files may do, sent as headers by every host (`djdocs serve`, the desktop's own scheme) and repeated
 * in the pages themselves for hosts that send none. The app: only what it ships, no inline script, no request to
 * anywhere else. The sandbox's frame: blob workers with WebAssembly and no connection at all.
 */
export const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * The sandbox's frame: an opaque origin even when it is opened by its address, blob workers with WebAssembly, and no
 * connection at all. Its inline script is narrowed to one hash by the page's own meta element, which knows it.
 */
export const FRAME_POLICY = [
  'sandbox allow-scripts',
  "default-src 'none'",
  "script-src 'unsafe-inline' blob: 'wasm-unsafe-eval'",
  'worker-src blob:',
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ');

const FRAME_PAGE = 'sandbox/frame.html';

/** The headers for a file of the web build, by its path below the build's root. */
export function headersFor(path: string): Record<string, string> {
  return {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'content-security-policy': path === FRAME_PAGE ? FRAME_POLICY : PAGE_POLICY,
  };
}
