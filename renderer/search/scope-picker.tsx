import { t } from '../i18n/strings.ts';
import type { Scope } from './search-state.ts';

interface ScopePickerProps {
  readonly scope: Scope;
  readonly placeName: string;
  readonly onChoose: (scope: Scope) => void;
}

/** Where to search: the version at hand, or everything that is installed. */
export function ScopePicker({ scope, placeName, onChoose }: ScopePickerProps) {
  const choices: readonly (readonly [Scope, string])[] = [
    ['here', placeName],
    ['everywhere', t('search.everywhere')],
  ];
  return (
    <fieldset className="scope-picker">
      <legend className="visually-hidden">{t('search.scope')}</legend>
      {choices.map(([value, label]) => (
        <label key={value}>
          <input
            type="radio"
            name="scope"
            value={value}
            checked={scope === value}
            onChange={() => onChoose(value)}
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
