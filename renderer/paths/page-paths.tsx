import { useEffect, useState } from 'react';
import type { SectionPlace } from '../../indexer/core/numbered-sections.ts';
import { hrefOf, viewHref } from '../app/address.ts';
import { useLibrary } from '../app/library-context.ts';
import { t } from '../i18n/strings.ts';
import type { Reading } from '../reading/reading-context.ts';

interface PagePathsProps {
  readonly reading: Reading;
  /** Index of the section that the address names; 0 for the page as a whole. */
  readonly chunk: number;
}

/** Ways on from a page: what has to do with it, and its map. */
export function PagePaths({ reading, chunk }: PagePathsProps) {
  const { docSet, version, path } = reading;
  const related = useRelated(reading, chunk);
  if (!related || related.length === 0) return null;
  return (
    <nav className="page-paths" aria-labelledby="related-title">
      <div className="page-paths-head">
        <h2 id="related-title">{t('related.title')}</h2>
        <a className="chip" href={viewHref({ docSet, version, path }, 'map')}>
          {t('map.open')}
        </a>
      </div>
      <ul>
        {related.map(({ path: to, topic, title, anchor }) => (
          <li key={to}>
            <a href={hrefOf({ docSet, version, path: to, ...(anchor === undefined ? {} : { anchor }) })}>
              <strong>{title}</strong>
              {title !== topic && <span>{topic}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function useRelated({ docSet, version, path }: Reading, chunk: number): readonly SectionPlace[] | undefined {
  const library = useLibrary();
  const [found, setFound] = useState<readonly SectionPlace[]>();
  useEffect(() => {
    const asking = new AbortController();
    library.call('related', [docSet, version, path, chunk], asking.signal).then(setFound, () => {});
    return () => asking.abort();
  }, [library, docSet, version, path, chunk]);
  return found;
}
