// @ts-check

/**
 * A stock Chromium cannot be taught a new scheme, so `app://bundle/page` is served as
 * `http://bundle.app.electron-double.localhost/page`: a host under `localhost` is a secure context without TLS, and
 * each scheme and host keeps an origin of its own. Main only ever sees the outer form, Chromium only the inner one.
 */
export const INNER_HOST_SUFFIX = '.electron-double.localhost';

const OUTER = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)/i;
const INNER = /^http:\/\/([^/?#]*)\.([a-z0-9+-]+)\.electron-double\.localhost/;

/** @type {Set<string>} */
const schemes = new Set();

/**
 * Makes URLs of a scheme be translated from now on.
 *
 * @param {string} scheme without the colon
 */
export function addScheme(scheme) {
  if (!/^[a-z][a-z0-9+-]*$/.test(scheme)) {
    throw new Error(
      `the Electron double cannot serve the scheme '${scheme}': its name must fit into a host name`,
    );
  }
  schemes.add(scheme);
}

/**
 * Gives the URL Chromium is sent to for a URL main used.
 *
 * @param {string} url
 */
export function toInner(url) {
  return url.replace(OUTER, (whole, scheme, host) =>
    schemes.has(scheme.toLowerCase()) ? `http://${host}.${scheme.toLowerCase()}${INNER_HOST_SUFFIX}` : whole,
  );
}

/**
 * Gives the URL main is shown for a URL Chromium reported.
 *
 * @param {string} url
 */
export function toOuter(url) {
  return url.replace(INNER, (_whole, host, scheme) => `${scheme}://${host}`);
}

/**
 * Gives the origin of a URL as main is shown it; `URL.origin` knows no custom schemes.
 *
 * @param {string} url in either form
 */
export function outerOrigin(url) {
  const inner = toInner(url);
  const origin = URL.canParse(inner) ? new URL(inner).origin : 'null';
  return origin === 'null' ? 'null' : toOuter(origin);
}

/**
 * Rewrites a response header that names our schemes, such as a content security policy with `app:` or `app://bundle`.
 *
 * @param {string} value
 */
export function headerToInner(value) {
  return value.replace(/\b([a-z][a-z0-9+-]*):(\/\/[^\s;,/]+)?(?=[\s;,/]|$)/g, (whole, scheme, host) => {
    if (!schemes.has(scheme)) return whole;
    return host ? toInner(whole) : `http://*.${scheme}${INNER_HOST_SUFFIX}`;
  });
}
