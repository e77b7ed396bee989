/**
 * A search box on a page of a site, and how one sees from outside what it has found.
 * @typedef {object} Box
 * @property {string} head what its makers say that a page needs
 * @property {string} body
 * @property {string} input selector of the field
 * @property {string} excerpt selector of what is shown of its text
 * @property {string} [place] a style for the page that keeps the place of the box until its script is there
 */

/** @type {Box} */
export const DJDOCS = {
  head: '<script type="module" src="djdocs-search.js"></script>',
  body: '<djdocs-search packs="packs/"></djdocs-search>',
  input: 'djdocs-search input',
  excerpt: 'djdocs-search .excerpt',
  place: 'djdocs-search:not(:defined){display:block;block-size:2.6rem}',
};

/** Its own component with a box and results below it, told not to fetch more than are compared. @type {Box} */
export const PAGEFIND = {
  head: '<link rel="stylesheet" href="pagefind/pagefind-component-ui.css"><script type="module" src="pagefind/pagefind-component-ui.js"></script>',
  body: '<pagefind-searchbox max-results="5"></pagefind-searchbox>',
  input: 'pagefind-searchbox input',
  // Until a result has come, an empty one stands in its place.
  excerpt: '.pf-searchbox-result-excerpt:not(.pf-skeleton)',
};

/** How many results are waited for. */
export const RESULTS = 5;

/**
 * A page with a box between two texts.
 * @param {Box} box
 * @param {boolean} [keepsPlace]
 */
export function pageWith({ head, body, place }, keepsPlace = false) {
  const style = keepsPlace && place ? `<style>${place}</style>` : '';
  const text = '<p>Words of a page, as many as it takes to see them move.</p>'.repeat(20);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Docs</title>${style}${head}<h1>Docs</h1>${body}${text}</html>`;
}
