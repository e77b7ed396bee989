import { useId, useRef, useState } from 'react';
import { MoreIcon } from '../app/icons.tsx';
import { t } from '../i18n/strings.ts';
import { COMMAND_GROUPS, COMMAND_IDS, COMMANDS, type CommandId } from './commands.ts';
import { KeyCap } from './key-cap.tsx';
import { commands } from './use-commands.ts';

/** Everything that can be done at the moment, by pointer as well as by key. */
export function CommandMenu() {
  const id = useId();
  const popover = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const run = (command: CommandId) => {
    popover.current?.hidePopover();
    commands.run(command);
  };
  return (
    <>
      <button
        type="button"
        className="icon-button"
        popoverTarget={id}
        aria-label={t('commands.open')}
        aria-expanded={isOpen}
      >
        <MoreIcon />
      </button>
      <div
        ref={popover}
        id={id}
        popover="auto"
        className="command-menu"
        onToggle={(event) => setOpen(event.newState === 'open')}
      >
        {isOpen &&
          COMMAND_GROUPS.map((group) => (
            <ul key={group}>
              {COMMAND_IDS.filter(
                (command) => COMMANDS[command].group === group && commands.can(command),
              ).map((command) => (
                <li key={command}>
                  <button type="button" onClick={() => run(command)}>
                    {t(COMMANDS[command].label)}
                    <KeyCap command={command} />
                  </button>
                </li>
              ))}
            </ul>
          ))}
      </div>
    </>
  );
}
