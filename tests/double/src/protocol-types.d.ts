/** The names and types of Chromium's DevTools protocol, as Playwright ships them (it does not export the file). */
export type { Protocol } from '../../../node_modules/playwright-core/types/protocol.js';
