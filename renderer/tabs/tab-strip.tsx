import { useEffect, useRef } from 'react';
import { CloseIcon, PlusIcon } from '../app/icons.tsx';
import { t } from '../i18n/strings.ts';
import type { Session, Tab } from '../memory/session.ts';
import { chooseTab, closeTab, openTab } from './tab-actions.ts';

/** The tabs, once there are several. */
export function TabStrip({ session: { tabs, active } }: { readonly session: Session }) {
  if (tabs.length < 2) return null;
  return (
    <nav className="tab-strip" aria-label={t('tabs.label')}>
      <ul>
        {tabs.map((tab) => (
          <TabItem key={tab.id} tab={tab} isActive={tab.id === active} />
        ))}
      </ul>
      <button
        type="button"
        className="icon-button"
        aria-label={t('command.newTab')}
        onClick={() => openTab('', '', true)}
      >
        <PlusIcon />
      </button>
    </nav>
  );
}

function TabItem({
  tab: { id, title, address },
  isActive,
}: {
  readonly tab: Tab;
  readonly isActive: boolean;
}) {
  const name = title || address || t('library.title');
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isActive) item.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [isActive]);
  return (
    <li
      ref={item}
      className="tab"
      data-active={isActive}
      // The middle button closes, as in browsers.
      onAuxClick={({ button }) => button === 1 && closeTab(id)}
    >
      <button
        type="button"
        className="tab-name"
        title={name}
        {...(isActive ? { 'aria-current': 'page' as const } : {})}
        onClick={() => chooseTab(id)}
      >
        <span>{name}</span>
      </button>
      <button
        type="button"
        className="tab-close"
        aria-label={t('tabs.close', { title: name })}
        onClick={() => closeTab(id)}
      >
        <CloseIcon />
      </button>
    </li>
  );
}
