import { t } from '../i18n/strings.ts';
import { type ChosenKeys, COMMANDS, type CommandId, keysFor } from './commands.ts';
import { printKey } from './keys.ts';
import { IS_MAC } from './use-commands.ts';

interface ShortcutRowProps {
  readonly id: CommandId;
  readonly chosen: ChosenKeys;
  /** Whether the next key that is pressed becomes its key. */
  readonly isWaiting: boolean;
  readonly onWait: () => void;
  readonly onChoose: (keys: readonly string[]) => void;
}

/** One command with its keys, and what can be done with them. */
export function ShortcutRow({ id, chosen, isWaiting, onWait, onChoose }: ShortcutRowProps) {
  const { label, keys: own } = COMMANDS[id];
  const command = t(label);
  const keys = keysFor(id, chosen);
  const isOff = keys.length === 0;
  return (
    <tr>
      <th scope="row">{command}</th>
      <td>
        {isOff && <span className="shortcut-off">{t('shortcuts.off')}</span>}
        {keys.map((key) => (
          <kbd key={key}>{printKey(key, IS_MAC)}</kbd>
        ))}
      </td>
      <td className="shortcut-actions">
        <button
          type="button"
          className="button"
          aria-pressed={isWaiting}
          aria-label={t('shortcuts.change', { command })}
          onClick={onWait}
        >
          {isWaiting ? t('shortcuts.press') : t('shortcuts.changeShort')}
        </button>
        <button
          type="button"
          className="button"
          aria-label={t(isOff ? 'shortcuts.on' : 'shortcuts.switchOff', { command })}
          onClick={() => onChoose(isOff ? own : [])}
        >
          {t(isOff ? 'shortcuts.onShort' : 'shortcuts.switchOffShort')}
        </button>
      </td>
    </tr>
  );
}
