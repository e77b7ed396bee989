import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { CloseIcon, SearchIcon } from '../app/icons.tsx';
import { t } from '../i18n/strings.ts';
import { memoryStore } from '../memory/use-memory.ts';
import { openTab, showBeside } from '../tabs/tab-actions.ts';
import { RecentSearches } from './recent-searches.tsx';
import { ScopePicker } from './scope-picker.tsx';
import { SearchAnswer } from './search-answer.tsx';
import { SearchPreview } from './search-preview.tsx';
import { hitsOf } from './search-state.ts';
import { type SearchPlace, useSearch } from './use-search.ts';

interface SearchDialogProps {
  readonly place: SearchPlace | undefined;
  /** What the place is called: `Handbook 5.2`. */
  readonly placeName: string;
  readonly onClose: () => void;
}

/** Windows as wide as this have room for a preview beside the list. */
const WIDE = '(width >= 62rem)';

/** Where a hit is opened: by Enter, with Ctrl or Cmd, with Alt. */
type Way = 'here' | 'tab' | 'beside';

/** Search over everything else: a box and its results, worked by keyboard alone. */
export function SearchDialog({ place, placeName, onClose }: SearchDialogProps) {
  const [state, dispatch] = useSearch(place);
  const dialog = useRef<HTMLDialogElement>(null);
  const box = useRef<HTMLInputElement>(null);
  const id = useId();
  const hits = hitsOf(state);
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    // Closing gives the focus back to what had it before.
    return () => element?.close();
  }, []);

  const remember = () => memoryStore.dispatch({ kind: 'searched', query: state.query });
  const [isWide] = useState(() => matchMedia(WIDE).matches);
  const choose = (index: number, way: Way = 'here') => {
    const hit = hits[index];
    if (!hit) return;
    remember();
    onClose();
    if (way === 'tab') openTab(hit.ref, hit.title, true);
    else if (way === 'beside') showBeside(hit.ref);
    else location.hash = `#/${hit.ref}`;
  };
  const isReady = state.isEager && !state.isSearching;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the arrival of the awaited answer opens its best hit
  useEffect(() => {
    if (isReady) choose(0);
  }, [isReady]);
  const press = (event: KeyboardEvent) => {
    // Enter that ends the composition of a character is not for us.
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) dispatch({ kind: 'move', by: step });
    else if (event.key === 'Enter' && state.isSearching) dispatch({ kind: 'enter' });
    else if (event.key === 'Enter') choose(state.focused, wayOf(event));
    else return;
    event.preventDefault();
  };

  return (
    <dialog
      ref={dialog}
      className="search-dialog"
      aria-label={t('search.label')}
      onClose={onClose}
      closedby="any"
    >
      <div className="search-panel">
        <div className="search-head">
          <SearchIcon />
          <input
            ref={box}
            type="text"
            role="combobox"
            aria-label={t('search.label')}
            aria-expanded={hits.length > 0}
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            {...(state.focused >= 0 ? { 'aria-activedescendant': `${id}-${state.focused}` } : {})}
            placeholder={t('search.placeholder')}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={500}
            value={state.query}
            onChange={(event) => dispatch({ kind: 'type', query: event.target.value })}
            onKeyDown={press}
          />
          <button type="button" className="icon-button" aria-label={t('search.close')} onClick={onClose}>
            <CloseIcon />
          </button>
        </div>
        {place && (
          <ScopePicker
            scope={state.scope}
            placeName={placeName}
            onChoose={(scope) => {
              dispatch({ kind: 'scope', scope });
              box.current?.focus();
            }}
          />
        )}
        <SearchAnswer
          state={state}
          listId={`${id}-list`}
          optionId={(index) => `${id}-${index}`}
          onPoint={(index) => dispatch({ kind: 'focus', index })}
          onChoose={() => {
            remember();
            onClose();
          }}
        />
        {state.query === '' && (
          <RecentSearches
            onPick={(query) => {
              dispatch({ kind: 'type', query });
              box.current?.focus();
            }}
          />
        )}
      </div>
      {isWide && hits.length > 0 && <SearchPreview hit={hits[state.focused]} />}
    </dialog>
  );
}

function wayOf({ ctrlKey, metaKey, altKey }: KeyboardEvent): Way {
  if (ctrlKey || metaKey) return 'tab';
  return altKey ? 'beside' : 'here';
}
