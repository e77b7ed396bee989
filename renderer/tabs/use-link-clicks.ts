import { useEffect } from 'react';
import { refTextOf } from '../app/address.ts';
import { openTab, showBeside } from './tab-actions.ts';

/** Opens links of the app in a tab of their own (Ctrl, Cmd or the middle button) or beside the page (Alt). */
export function useLinkClicks(): void {
  useEffect(() => {
    const click = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      const href = link?.getAttribute('href') ?? '';
      if (!link || !href.startsWith('#/') || event.button > 1) return;
      const address = refTextOf(href);
      if (event.button === 1 || event.ctrlKey || event.metaKey) {
        openTab(address, (link.textContent ?? '').trim(), event.shiftKey);
      } else if (event.altKey) showBeside(address);
      else return;
      event.preventDefault();
    };
    addEventListener('click', click);
    addEventListener('auxclick', click);
    return () => {
      removeEventListener('click', click);
      removeEventListener('auxclick', click);
    };
  }, []);
}
