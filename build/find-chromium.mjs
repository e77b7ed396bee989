// @ts-check
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';

const SYSTEM_PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * Gives the path of a Chromium that can be started: the one `DJDOCS_CHROMIUM` names, else the system's, else the one
 * Playwright has downloaded. A path in `DJDOCS_CHROMIUM` that does not exist is an error and not passed over, because
 * whoever set it wants that browser and no other.
 *
 * @returns {string | undefined} the path, or undefined when this machine has no Chromium
 * @throws {Error} when `DJDOCS_CHROMIUM` names a file that does not exist
 */
export function findChromium() {
  const { DJDOCS_CHROMIUM: wanted } = process.env;
  if (wanted) {
    if (existsSync(wanted)) return wanted;
    throw new Error(`DJDOCS_CHROMIUM names ${wanted}, which does not exist; correct it or unset it`);
  }
  return SYSTEM_PLACES.find((path) => existsSync(path)) ?? playwrightsChromium();
}

/** Playwright is a development dependency, so it is only asked, never imported. */
function playwrightsChromium() {
  try {
    const { chromium } = createRequire(import.meta.url)('@playwright/test');
    const path = chromium.executablePath();
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}
