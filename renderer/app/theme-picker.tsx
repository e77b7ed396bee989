import { type StringKey, t } from '../i18n/strings.ts';
import { THEMES, type Theme } from '../settings/settings.ts';
import { settingsStore, useSettings } from '../settings/use-settings.ts';
import { MonitorIcon, MoonIcon, SunIcon } from './icons.tsx';

const ICONS = { system: MonitorIcon, light: SunIcon, dark: MoonIcon };
const NAMES: Readonly<Record<Theme, StringKey>> = {
  system: 'theme.system',
  light: 'theme.light',
  dark: 'theme.dark',
};

/** Three radio buttons drawn as icons. `name` is that of their group, one for each place that they are in. */
export function ThemePicker({ name: group }: { readonly name: string }) {
  const { theme } = useSettings();
  return (
    <fieldset className="theme-picker">
      <legend className="visually-hidden">{t('theme.label')}</legend>
      {THEMES.map((name) => {
        const Icon = ICONS[name];
        return (
          <label key={name} title={t(NAMES[name])}>
            <input
              type="radio"
              name={group}
              value={name}
              checked={theme === name}
              onChange={() => settingsStore.change({ theme: name })}
            />
            <Icon />
            <span className="visually-hidden">{t(NAMES[name])}</span>
          </label>
        );
      })}
    </fieldset>
  );
}
