import { refTextOf } from '../app/address.ts';
import { useCommand } from '../commands/use-commands.ts';
import { showBeside } from './tab-actions.ts';

/** Commands of the split view. @param beside address of what is shown beside the page, if anything is */
export function useSplit(beside: string | undefined): void {
  useCommand('split', () => showBeside(beside === undefined ? refTextOf(location.hash) : undefined));
  useCommand('otherPane', goToOtherPane, beside !== undefined);
}

/** Moves the focus to the pane that it is not in. */
function goToOtherPane(): void {
  const pane = document.getElementById('beside');
  const isThere = pane?.contains(document.activeElement);
  (isThere ? document.getElementById('main') : pane)?.focus();
}
