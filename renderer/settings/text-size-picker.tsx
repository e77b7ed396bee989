import { t } from '../i18n/strings.ts';
import { TEXT_SIZES, type TextSize } from './text-size.ts';
import { settingsStore, useSettings } from './use-settings.ts';

const SIZES = [...TEXT_SIZES].sort((a, b) => Number(a) - Number(b));

/** Chooses the size of text. */
export function TextSizePicker() {
  const { textSize } = useSettings();
  return (
    <label className="setting">
      <span>{t('settings.textSize')}</span>
      <span className="picker">
        <select
          value={textSize}
          onChange={({ target }) => settingsStore.change({ textSize: target.value as TextSize })}
        >
          {SIZES.map((size) => (
            <option key={size} value={size}>
              {size} %
            </option>
          ))}
        </select>
      </span>
    </label>
  );
}
