import { t } from '../i18n/strings.ts';
import { hrefOf, viewHref } from './address.ts';
import type { AppState, Page } from './app-state.ts';

/** Chooses the version; topic and section stay the same where the chosen version has them. */
export function VersionPicker({ state }: { readonly state: AppState }) {
  const { page, shelf } = state;
  if (!('docSet' in page) || page.view === 'comparison') return null;
  const versions = shelf?.docSets.find(({ id }) => id === page.docSet)?.versions ?? [];
  const labels = versions.length > 0 ? versions.map(({ label }) => label) : [page.version];
  return (
    <label className="picker version-picker">
      <span className="visually-hidden">{t('picker.version')}</span>
      <select
        value={page.version}
        onChange={({ target }) => {
          location.hash = hrefIn(page, target.value);
        }}
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

type VersionedPage = Extract<Page, { view: 'topic' | 'contents' | 'map' | 'symbols' }>;

/** The same place in another version. */
function hrefIn(page: VersionedPage, version: string): string {
  const { docSet } = page;
  if (page.view === 'symbols') return viewHref({ docSet, version, path: '' }, page.view);
  if (page.view === 'map') return viewHref({ docSet, version, path: page.map.path }, page.view);
  return hrefOf({ ...placeInPage(page), version });
}

function placeInPage(page: Extract<Page, { view: 'topic' | 'contents' }>) {
  const { docSet } = page;
  // Whoever was led to something near because this version lacks the place still wants that place.
  const missing = page.detours.find(({ kind }) => kind === 'topic-missing' || kind === 'section-missing');
  if (missing && 'path' in missing) return { docSet, ...placeOf(missing) };
  return page.view === 'topic'
    ? { docSet, ...placeOf({ path: page.topic.path, anchor: page.anchor }) }
    : { docSet, path: '' };
}

function placeOf({ path, anchor }: { readonly path: string; readonly anchor?: string | undefined }) {
  return anchor === undefined ? { path } : { path, anchor };
}

function hasPage(page: Page, label: string): boolean {
  if (page.view === 'topic') return page.versions.includes(label);
  if (page.view !== 'contents') return true;
  const missing = page.detours.find((detour) => detour.kind === 'topic-missing');
  return missing === undefined || missing.elsewhere.includes(label);
}
