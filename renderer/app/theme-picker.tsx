import { useState } from 'react';
import { type StringKey, t } from '../i18n/strings.ts';
import { MonitorIcon, MoonIcon, SunIcon } from './icons.tsx';
import { chooseTheme, storedTheme, THEMES, type Theme } from './theme.ts';

const ICONS = { system: MonitorIcon, light: SunIcon, dark: MoonIcon };
const NAMES: Readonly<Record<Theme, StringKey>> = {
  system: 'theme.system',
  light: 'theme.light',
  dark: 'theme.dark',
};

/** Three radio buttons drawn as icons. */
export function ThemePicker() {
  const [theme, setTheme] = useState(storedTheme);
  const choose = (chosen: Theme) => {
    chooseTheme(chosen);
    setTheme(chosen);
  };
  return (
    <fieldset className="theme-picker">
      <legend className="visually-hidden">{t('theme.label')}</legend>
      {THEMES.map((name) => {
        const Icon = ICONS[name];
        return (
          <label key={name} title={t(NAMES[name])}>
            <input
              type="radio"
              name="theme"
              value={name}
              checked={theme === name}
              onChange={() => choose(name)}
            />
            <Icon />
            <span className="visually-hidden">{t(NAMES[name])}</span>
          </label>
        );
      })}
    </fieldset>
  );
}
