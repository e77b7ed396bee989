import { t } from '../i18n/strings.ts';
import { goTo } from './address.ts';
import { type AppState, placeOf } from './app-state.ts';

/** Chooses among the installed doc sets; leads to the contents of the chosen one. */
export function DocSetPicker({ state }: { readonly state: AppState }) {
  const place = placeOf(state.page);
  const docSets = state.shelf?.docSets ?? [];
  if (!place || docSets.length === 0) return null;
  return (
    <label className="picker doc-set-picker">
      <span className="visually-hidden">{t('picker.docSet')}</span>
      <select
        value={place.docSet}
        onChange={({ target }) => {
          const chosen = docSets.find(({ id }) => id === target.value);
          if (chosen) goTo({ docSet: chosen.id, version: chosen.preferred, path: '' });
        }}
      >
        {docSets.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}
