import type { SearchHit } from '../../indexer/core/search-hit.ts';
import { type StringKey, t } from '../i18n/strings.ts';
import { MarkedText } from './marked-text.tsx';

/** Version notes that are shown at a hit: a long history would push its title away. */
const MOST_BADGES = 2;

interface SearchResultProps {
  readonly hit: SearchHit;
  readonly id: string;
  readonly isFocused: boolean;
  /** Whether to name the doc set: not needed when only one is searched. */
  readonly showsDocSet: boolean;
  readonly onPoint: () => void;
  readonly onChoose: () => void;
}

/** One hit: what it is, where it stands, and the words that matched. */
export function SearchResult({ hit, id, isFocused, showsDocSet, onPoint, onChoose }: SearchResultProps) {
  const trail = hit.trail.length > 0 ? hit.trail : [hit.path];
  return (
    <a
      href={`#/${hit.ref}`}
      role="option"
      id={id}
      aria-selected={isFocused}
      tabIndex={-1}
      className="search-result"
      onPointerMove={onPoint}
      onClick={onChoose}
    >
      <span className="search-result-head">
        <span className="search-result-title" data-code={isName(hit.kind)}>
          {hit.title}
        </span>
        <span className="search-result-kind">{t(`kind.${hit.kind}` as StringKey)}</span>
        {hit.changes.slice(0, MOST_BADGES).map(({ kind, version }) => (
          <span className="badge" data-kind={kind} key={`${kind} ${version}`}>
            {t(`change.${kind}`, { version }).trim()}
          </span>
        ))}
        <span className="search-result-versions">
          {hit.versions.map((label) => (
            <span className="chip" key={label} data-shown={label === hit.version}>
              {label}
            </span>
          ))}
        </span>
      </span>
      <span className="search-result-trail">
        {(showsDocSet ? [hit.docSet, ...trail] : trail).join(' › ')}
      </span>
      {hit.excerpt && (
        <span className="search-result-excerpt">
          <MarkedText text={hit.excerpt} marks={hit.marks} />
        </span>
      )}
    </a>
  );
}

/** Whether a hit is a name from code, and set like code. */
function isName(kind: SearchHit['kind']): boolean {
  return kind !== 'page' && kind !== 'section' && kind !== 'term';
}
