import { viewHref } from '../app/address.ts';
import { type Page, placeOf } from '../app/app-state.ts';
import { useCommand } from '../commands/use-commands.ts';

/** Keys and menu entries that lead to the index of names and to the map of the topic that is read. */
export function usePathCommands(page: Page): void {
  const place = placeOf(page);
  const symbols = place && viewHref({ docSet: place.docSet, version: place.version, path: '' }, 'symbols');
  const map =
    page.view === 'topic'
      ? viewHref({ docSet: page.docSet, version: page.version, path: page.topic.path }, 'map')
      : undefined;
  useCommand('symbols', () => go(symbols), symbols !== undefined);
  useCommand('map', () => go(map), map !== undefined);
}

function go(href: string | undefined): void {
  if (href !== undefined) location.hash = href;
}
