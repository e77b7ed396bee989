import { useEffect, useRef } from 'react';
import { IS_MAC } from '../commands/use-commands.ts';
import { plural, t } from '../i18n/strings.ts';
import { SearchResult } from './search-result.tsx';
import { hitsOf, type SearchState } from './search-state.ts';

interface SearchAnswerProps {
  readonly state: SearchState;
  readonly listId: string;
  readonly optionId: (index: number) => string;
  readonly onPoint: (index: number) => void;
  readonly onChoose: () => void;
}

/** What was found, or why nothing was, and its count for those who do not see the list. */
export function SearchAnswer({ state, listId, optionId, onPoint, onChoose }: SearchAnswerProps) {
  const hits = hitsOf(state);
  const respelled = respellingOf(state);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[state.focused]?.scrollIntoView({ block: 'nearest' });
  }, [state.focused]);
  return (
    <>
      <p className="search-count" role="status">
        {countText(state)}
      </p>
      {respelled !== undefined && (
        <p className="search-repaired">
          {t('search.repaired', { from: respelled.from })} <strong>{respelled.to}</strong>
        </p>
      )}
      <div
        className="search-list"
        role="listbox"
        id={listId}
        ref={list}
        aria-label={t('search.results')}
        data-stale={state.isSearching}
      >
        {hits.map((hit, index) => (
          <SearchResult
            key={hit.ref}
            hit={hit}
            id={optionId(index)}
            isFocused={index === state.focused}
            showsDocSet={state.scope === 'everywhere'}
            onPoint={() => index !== state.focused && onPoint(index)}
            onChoose={onChoose}
          />
        ))}
      </div>
      {state.answer === undefined && <p className="search-hint">{t('search.hint')}</p>}
      <p className="search-keys" aria-hidden="true">
        <kbd>↑</kbd>
        <kbd>↓</kbd> {t('search.keys.move')} <kbd>↵</kbd> {t('search.keys.open')}{' '}
        <kbd>{IS_MAC ? '⌘ ↵' : 'Ctrl ↵'}</kbd> {t('search.keys.tab')} <kbd>{IS_MAC ? '⌥ ↵' : 'Alt ↵'}</kbd>{' '}
        {t('search.keys.beside')} <kbd>Esc</kbd> {t('search.keys.close')}
      </p>
    </>
  );
}

/** What the hits answer instead, where the query was spelled so that nothing has it. */
function respellingOf({ answer }: SearchState) {
  const repaired = answer && 'hits' in answer ? answer.repaired : undefined;
  return repaired?.how === 'respelled' ? repaired : undefined;
}

function countText({ answer, scope }: SearchState): string {
  if (answer === undefined) return '';
  if ('error' in answer) return [answer.error.message, answer.error.hint].filter(Boolean).join('. ');
  if (answer.hits.length > 0) return plural('search.count.one', 'search.count.other', answer.hits.length);
  return t(scope === 'here' ? 'search.noneHere' : 'search.none', { query: answer.query });
}
