import { useEffect, useState } from 'react';
import type { SearchHit } from '../../indexer/core/search-hit.ts';
import { useLibrary } from '../app/library-context.ts';
import { t } from '../i18n/strings.ts';
import { useReading } from '../reading/reading-context.ts';
import { MarkedText } from '../search/marked-text.tsx';

/** Places that name what a section defines without a link to it; looked for when somebody asks. */
export function Mentions({ chunk }: { readonly chunk: number }) {
  const [isOn, setOn] = useState(false);
  return (
    <div className="mentions">
      <label className="switch">
        <input
          type="checkbox"
          role="switch"
          aria-checked={isOn}
          checked={isOn}
          onChange={() => setOn(!isOn)}
        />
        <span>{t('mentions.switch')}</span>
      </label>
      {isOn && <MentionList chunk={chunk} />}
    </div>
  );
}

function MentionList({ chunk }: { readonly chunk: number }) {
  const library = useLibrary();
  const { docSet, version, path } = useReading();
  const [hits, setHits] = useState<readonly SearchHit[]>();
  useEffect(() => {
    const asking = new AbortController();
    library.call('mentions', [docSet, version, path, chunk], asking.signal).then(setHits, () => {});
    return () => asking.abort();
  }, [library, docSet, version, path, chunk]);
  if (!hits) return <p role="status">{t('mentions.looking')}</p>;
  if (hits.length === 0) return <p role="status">{t('mentions.none')}</p>;
  return (
    <ul className="linking-topics">
      {hits.map((hit) => (
        <li key={hit.ref}>
          <a href={`#/${hit.ref}`}>{[...hit.trail, hit.title].join(' › ')}</a>
          <p className="mention-text">
            <MarkedText text={hit.excerpt} marks={hit.marks} />
          </p>
        </li>
      ))}
    </ul>
  );
}
