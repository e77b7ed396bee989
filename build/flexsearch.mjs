import { join } from 'node:path';
import { root } from './root.mjs';

const SOURCE = join(root, 'node_modules/flexsearch/src').replaceAll('\\', '/');
/** What djdocs uses of FlexSearch, by the names of its own feature flags: an index over a storage, and encoders. */
const USED = new Set(['SUPPORT_ENCODER', 'SUPPORT_PERSISTENT']);
/** Parts that an index names and, with what is asked of it here (one term at a time, reading only), never calls. */
const UNUSED = [
  { file: /document\/search\.js$/, names: ['apply_enrich'] },
  { file: /index\/remove\.js$/, names: ['remove_index'] },
  { file: /\/intersect\.js$/, names: ['intersect', 'intersect_union', 'union'] },
];
/** Modules that add to others when they are loaded; all others count only for what is imported of them. */
const ADDING = /\/src\/(index|index\/search)\.js$/;

/**
 * Takes FlexSearch from its source with the features that are used, as its own builds do with theirs: a search then
 * loads less than half of its smallest build that has a storage interface.
 * @returns {import('vite').Plugin}
 */
export function flexSearch() {
  return {
    name: 'flexsearch-parts',
    enforce: 'pre',
    resolveId: (id, importer) => {
      if (id === 'flexsearch') return '\0flexsearch';
      const unused = importer?.startsWith(SOURCE) && UNUSED.find(({ file }) => file.test(id));
      return unused ? `\0flexsearch-without-${unused.names[0]}` : null;
    },
    load: (id) => {
      const unused = UNUSED.find(({ names }) => id === `\0flexsearch-without-${names[0]}`);
      if (unused) return unused.names.map(notBuiltIn).join('');
      return id === '\0flexsearch'
        ? `export { default as Index } from '${SOURCE}/index.js'; export { default as Encoder } from '${SOURCE}/encoder.js';`
        : null;
    },
    transform(code, id) {
      if (!id.startsWith(`${SOURCE}/`)) return null;
      const parts = code
        .replace(/\/\/ COMPILER BLOCK -->.*?<-- COMPILER BLOCK/gs, '')
        .replace(/\b(?:SUPPORT_[A-Z]+|DEBUG|PROFILER|POLYFILL)\b/g, (flag) => String(USED.has(flag)))
        .replace(/\bRELEASE\b/g, '"module"');
      return { code: parts, map: null, moduleSideEffects: ADDING.test(id) };
    },
  };
}

/** @param {string} name */
function notBuiltIn(name) {
  return `export function ${name}() { throw new Error('${name} is not built in'); }`;
}
