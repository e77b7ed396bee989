import { t } from '../i18n/strings.ts';
import { goTo } from './address.ts';
import type { AppState, Page } from './app-state.ts';

/** Chooses the version; topic and section stay the same where the chosen version has them. */
export function VersionPicker({ state }: { readonly state: AppState }) {
  const { page, shelf } = state;
  if (page.view !== 'topic' && page.view !== 'contents') return null;
  const versions = shelf?.docSets.find(({ id }) => id === page.docSet)?.versions ?? [];
  const labels = versions.length > 0 ? versions.map(({ label }) => label) : [page.version];
  return (
    <label className="picker version-picker">
      <span className="visually-hidden">{t('picker.version')}</span>
      <select
        value={page.version}
        onChange={({ target }) => goTo({ ...placeInPage(page), version: target.value })}
      >
        {labels.map((label) => (
          <option key={label} value={label}>
            {label === page.version || hasPage(page, label)
              ? label
              : t('picker.versionWithout', { version: label })}
          </option>
        ))}
      </select>
    </label>
  );
}

function placeInPage(page: Extract<Page, { view: 'topic' | 'contents' }>) {
  if (page.view === 'topic') {
    const { docSet, topic, anchor } = page;
    return { docSet, path: topic.path, ...(anchor === undefined ? {} : { anchor }) };
  }
  // Whoever was led to the contents because the page was missing still wants that page.
  const missing = page.detours.find((detour) => detour.kind === 'topic-missing');
  return { docSet: page.docSet, path: missing?.path ?? '' };
}

function hasPage(page: Page, label: string): boolean {
  if (page.view === 'topic') return page.versions.includes(label);
  if (page.view !== 'contents') return true;
  const missing = page.detours.find((detour) => detour.kind === 'topic-missing');
  return missing === undefined || missing.elsewhere.includes(label);
}
