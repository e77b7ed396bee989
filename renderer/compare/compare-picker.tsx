import { comparisonHref } from '../app/address.ts';
import { t } from '../i18n/strings.ts';
import type { Opened } from '../workers/protocol.ts';

/** Leads to what changed between the version at hand and another one that has the page. */
export function ComparePicker({ page }: { readonly page: Extract<Opened, { view: 'topic' }> }) {
  const others = page.versions.filter((label) => label !== page.version);
  if (others.length === 0) return null;
  const { docSet, version, topic } = page;
  return (
    <nav className="compare-picker" aria-label={t('compare.label')}>
      <span>{t('compare.with')}</span>
      {others.map((label) => (
        <a key={label} className="chip" href={comparisonHref({ docSet, version, path: topic.path }, label)}>
          {label}
        </a>
      ))}
    </nav>
  );
}
