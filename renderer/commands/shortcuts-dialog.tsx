import { Fragment, type KeyboardEvent, useState } from 'react';
import { Modal } from '../app/modal.tsx';
import { type StringKey, t } from '../i18n/strings.ts';
import { settingsStore, useSettings } from '../settings/use-settings.ts';
import { COMMAND_GROUPS, COMMAND_IDS, COMMANDS, type CommandId, chooseKeys, commandOf } from './commands.ts';
import { isChoosable, keyOf, printKey } from './keys.ts';
import { ShortcutRow } from './shortcut-row.tsx';
import { IS_MAC } from './use-commands.ts';

/** A key that was pressed for a command while another one has it. */
interface Conflict {
  readonly id: CommandId;
  readonly key: string;
  readonly holder: CommandId;
}

/** Every command with its keys, which can be changed, switched off and put back. */
export default function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const { shortcuts } = useSettings();
  const [waiting, setWaiting] = useState<CommandId>();
  const [conflict, setConflict] = useState<Conflict>();
  const choose = (id: CommandId, keys: readonly string[]) => {
    settingsStore.change({ shortcuts: chooseKeys(shortcuts, id, keys) });
    setWaiting(undefined);
    setConflict(undefined);
  };
  const press = (event: KeyboardEvent) => {
    if (waiting === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return setWaiting(undefined);
    const key = keyOf(event);
    if (key === undefined || !isChoosable(key)) return;
    const holder = commandOf(key, shortcuts);
    if (holder === undefined || holder === waiting) choose(waiting, [key]);
    else {
      setConflict({ id: waiting, key, holder });
      setWaiting(undefined);
    }
  };
  return (
    <Modal title={t('shortcuts.title')} closeLabel={t('shortcuts.close')} onClose={onClose}>
      <p className="modal-lede">{t('shortcuts.lede')}</p>
      <div role="status">
        {waiting && <p className="shortcut-notice">{t('shortcuts.waiting', { command: nameOf(waiting) })}</p>}
        {conflict && (
          <p className="shortcut-notice">
            {t('shortcuts.conflict', {
              key: printKey(conflict.key, IS_MAC),
              command: nameOf(conflict.holder),
            })}{' '}
            <button type="button" className="button" onClick={() => choose(conflict.id, [conflict.key])}>
              {t('shortcuts.take')}
            </button>
          </p>
        )}
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the buttons in it are pressed; it only hears the key after */}
      <div onKeyDown={press}>
        <table className="shortcuts">
          {COMMAND_GROUPS.map((group) => (
            <Fragment key={group}>
              <thead>
                <tr>
                  <th colSpan={3} scope="colgroup">
                    {t(`command.group.${group}` as StringKey)}
                  </th>
                </tr>
              </thead>
              <tbody>
                {COMMAND_IDS.filter((id) => COMMANDS[id].group === group).map((id) => (
                  <ShortcutRow
                    key={id}
                    id={id}
                    chosen={shortcuts}
                    isWaiting={waiting === id}
                    onWait={() => {
                      setConflict(undefined);
                      setWaiting(id);
                    }}
                    onChoose={(keys) => choose(id, keys)}
                  />
                ))}
              </tbody>
            </Fragment>
          ))}
        </table>
      </div>
      <button
        type="button"
        className="button"
        onClick={() => settingsStore.change({ shortcuts: {} })}
        disabled={Object.keys(shortcuts).length === 0}
      >
        {t('shortcuts.resetAll')}
      </button>
    </Modal>
  );
}

function nameOf(id: CommandId): string {
  return t(COMMANDS[id].label);
}
