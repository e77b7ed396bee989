import { type Dispatch, useEffect, useReducer } from 'react';
import { isAbort, type LibraryClient } from '../workers/library-client.ts';
import { toWireError } from '../workers/wire-error.ts';
import { hrefOf, refTextOf, settleAddress } from './address.ts';
import { type AppEvent, type AppState, FIRST_STATE, placeOf, reduceApp } from './app-state.ts';

/** The app's state, kept in step with the window's address and the library worker. */
export function useApp(library: LibraryClient): AppState {
  const [state, dispatch] = useReducer(reduceApp, FIRST_STATE);
  useShelf(library, dispatch);
  useAddress(library, dispatch);
  useSettledAddress(state);
  useTopics(library, state, dispatch);
  return state;
}

function useShelf(library: LibraryClient, dispatch: Dispatch<AppEvent>): void {
  useEffect(() => {
    library.call('shelf', []).then(
      (shelf) => dispatch({ kind: 'shelf-read', shelf }),
      (error) => dispatch({ kind: 'failed', error: toWireError(error), address: '' }),
    );
  }, [library, dispatch]);
}

/** Opens what the address names, now and whenever it changes; only the last one asked for is shown. */
function useAddress(library: LibraryClient, dispatch: Dispatch<AppEvent>): void {
  useEffect(() => {
    let asking = new AbortController();
    const open = () => {
      asking.abort();
      asking = new AbortController();
      const address = refTextOf(location.hash);
      dispatch({ kind: 'opening' });
      library.call('open', [address], asking.signal).then(
        (page) => dispatch({ kind: 'opened', page }),
        (error) => {
          if (!isAbort(error)) dispatch({ kind: 'failed', error: toWireError(error), address });
        },
      );
    };
    open();
    // A link to the place where one already is changes no hash, but still means: take me there.
    addEventListener('popstate', open);
    return () => {
      removeEventListener('popstate', open);
      asking.abort();
    };
  }, [library, dispatch]);
}

function useSettledAddress({ page }: AppState): void {
  useEffect(() => {
    if (page.view === 'topic') {
      const { docSet, version, topic, anchor } = page;
      settleAddress(
        hrefOf({ docSet, version, path: topic.path, ...(anchor === undefined ? {} : { anchor }) }),
      );
    }
    if (page.view === 'contents' && page.detours.length === 0) {
      settleAddress(hrefOf({ docSet: page.docSet, version: page.version, path: '' }));
    }
  }, [page]);
}

function useTopics(library: LibraryClient, { page, topics }: AppState, dispatch: Dispatch<AppEvent>): void {
  const place = placeOf(page);
  const docSet = place?.docSet;
  const version = place?.version;
  const isThere = topics?.docSet === docSet && topics?.version === version;
  useEffect(() => {
    if (docSet === undefined || version === undefined || isThere) return;
    const asking = new AbortController();
    library.call('topics', [docSet, version], asking.signal).then(
      (list) => dispatch({ kind: 'topics-read', docSet, version, list }),
      (error) => {
        if (!isAbort(error))
          dispatch({ kind: 'failed', error: toWireError(error), address: `${docSet}@${version}` });
      },
    );
    return () => asking.abort();
  }, [library, docSet, version, isThere, dispatch]);
}
