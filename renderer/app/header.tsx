import { t } from '../i18n/strings.ts';
import type { AppState } from './app-state.ts';
import { DocSetPicker } from './doc-set-picker.tsx';
import { CloseIcon, GearIcon, Logo, MenuIcon, SearchIcon } from './icons.tsx';
import { ThemePicker } from './theme-picker.tsx';
import { VersionPicker } from './version-picker.tsx';

interface HeaderProps {
  readonly state: AppState;
  /** Whether there is a topic tree to show. */
  readonly hasMenu: boolean;
  readonly isMenuOpen: boolean;
  readonly onMenu: () => void;
  readonly onSearch: () => void;
  readonly onSettings: () => void;
}

const SEARCH_KEYS = /Mac|iP(hone|ad)/.test(navigator.userAgent) ? '⌘ K' : 'Ctrl K';

/** The bar on top: where one is, search, theme. */
export function Header({ state, hasMenu, isMenuOpen, onMenu, onSearch, onSettings }: HeaderProps) {
  return (
    <header className="top-bar">
      {hasMenu && (
        <button
          type="button"
          className="icon-button menu-button"
          aria-expanded={isMenuOpen}
          aria-controls="topics"
          aria-label={isMenuOpen ? t('menu.close') : t('menu.open')}
          onClick={onMenu}
        >
          {isMenuOpen ? <CloseIcon /> : <MenuIcon />}
        </button>
      )}
      <a className="brand" href="#/" aria-label={t('app.home')}>
        <Logo />
        <span className="brand-name">{t('app.name')}</span>
      </a>
      <DocSetPicker state={state} />
      <VersionPicker state={state} />
      <button type="button" className="search-button" onClick={onSearch}>
        <SearchIcon />
        <span className="search-button-label">{t('search.open')}</span>
        <span className="search-button-keys" aria-hidden="true">
          <kbd>{SEARCH_KEYS}</kbd>
        </span>
      </button>
      <ThemePicker name="theme" />
      <button type="button" className="icon-button" aria-label={t('settings.open')} onClick={onSettings}>
        <GearIcon />
      </button>
    </header>
  );
}
