import { CommandMenu } from '../commands/command-menu.tsx';
import { KeyCap } from '../commands/key-cap.tsx';
import { t } from '../i18n/strings.ts';
import type { AppState } from './app-state.ts';
import { DocSetPicker } from './doc-set-picker.tsx';
import { CloseIcon, Logo, MenuIcon, SearchIcon } from './icons.tsx';
import { ThemePicker } from './theme-picker.tsx';
import { VersionPicker } from './version-picker.tsx';

interface HeaderProps {
  readonly state: AppState;
  /** Whether there is a topic tree to show. */
  readonly hasMenu: boolean;
  readonly isMenuOpen: boolean;
  readonly onMenu: () => void;
  readonly onSearch: () => void;
}

/** The bar on top: where one is, search, theme. */
export function Header({ state, hasMenu, isMenuOpen, onMenu, onSearch }: HeaderProps) {
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
        <span className="search-button-keys">
          <KeyCap command="search" />
        </span>
      </button>
      <ThemePicker name="theme" />
      <CommandMenu />
    </header>
  );
}
