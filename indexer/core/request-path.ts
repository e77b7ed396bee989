/**
 * The path a request asks for, decoded, without its leading slash; undefined when it is malformed or tries to climb
 * out of the folder it is served from.
 * @param url path of a request, as it came: `/packs/index.json?x`
 */
export function requestPath(url: string): string | undefined {
  try {
    const path = decodeURIComponent(url.replace(/[?#].*$/s, '')).replace(/^\/+/, '');
    return /\0|\\|(^|\/)\.\.?(\/|$)/.test(path) ? undefined : path;
  } catch {
    return undefined;
  }
}
