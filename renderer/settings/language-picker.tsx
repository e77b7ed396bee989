import { LANGUAGES, type Language } from '../i18n/languages.ts';
import { t } from '../i18n/strings.ts';
import { settingsStore, useSettings } from './use-settings.ts';

/** Chooses the language of the app itself; documentation stays in its own. */
export function LanguagePicker() {
  const { language } = useSettings();
  return (
    <label className="setting">
      <span>{t('settings.language')}</span>
      <span className="picker">
        <select
          value={language}
          onChange={({ target }) => settingsStore.change({ language: target.value as 'system' | Language })}
        >
          <option value="system">{t('settings.languageSystem')}</option>
          {Object.entries(LANGUAGES).map(([tag, name]) => (
            <option key={tag} value={tag} lang={tag}>
              {name}
            </option>
          ))}
        </select>
      </span>
    </label>
  );
}
