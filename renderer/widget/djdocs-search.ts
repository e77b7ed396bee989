import { DjdocsSearch } from './element.ts';

export type * from './types.ts';
export { DjdocsSearch };

declare global {
  interface HTMLElementTagNameMap {
    'djdocs-search': DjdocsSearch;
  }
}

// A page may load the script twice.
if (!customElements.get('djdocs-search')) customElements.define('djdocs-search', DjdocsSearch);
