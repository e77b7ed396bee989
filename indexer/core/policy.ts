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

/** The frame that shows somebody's HTML: no script but its own, which its meta element names by hash, and styles that load nothing. */
export const SHOW_POLICY = [
  'sandbox allow-scripts',
  "default-src 'none'",
  "script-src 'unsafe-inline'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ');

/** The pages that are shown in frames, by their paths below the web build's root. */
const FRAME_PAGES: Readonly<Record<string, string>> = {
  'sandbox/frame.html': FRAME_POLICY,
  'sandbox/show.html': SHOW_POLICY,
};

/** Whether a path is that of a page for frames. */
export function isFramePage(path: string): boolean {
  return Object.hasOwn(FRAME_PAGES, path);
}

/** The headers for a file of the web build, by its path below the build's root. */
export function headersFor(path: string): Record<string, string> {
  return {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'content-security-policy': isFramePage(path) ? (FRAME_PAGES[path] as string) : PAGE_POLICY,
  };
}
