/**
 * The sandbox frame's policy as a response header. The page itself carries a tighter one in a `<meta>` that names its
 * only inline script by hash; both apply, and a server that sends no headers at all still has that one. Only a header
 * can say `sandbox`, which keeps the frame's page harmless when somebody opens it by its address.
 */
export const FRAME_POLICY = [
  "default-src 'none'",
  "script-src 'unsafe-inline' blob: 'wasm-unsafe-eval'",
  'worker-src blob:',
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  'sandbox allow-scripts',
].join('; ');

/** The headers a server sends with `sandbox/frame.html`, instead of the app page's own policy. */
export const FRAME_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': FRAME_POLICY,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'permissions-policy':
    'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), clipboard-read=()',
};

/** The heap a snippet may grow to. */
export const MEMORY_LIMIT = 512 * 1024 * 1024;

/** The output a run may produce, in characters; more of it is dropped and said so. */
export const OUTPUT_LIMIT = 1_000_000;
