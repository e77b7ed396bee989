import { type Dispatch, useEffect, useReducer } from 'react';
import { unpackCode } from '../run/shared-code.ts';
import { isAbort, type LibraryClient } from '../workers/library-client.ts';
import { toWireError } from '../workers/wire-error.ts';
import { hrefOf, refTextOf, type SharedCode, settleAddress, sharedHref, splitShared } from './address.ts';
import { type AppEvent, type AppState, FIRST_STATE, placeOf, reduceApp, type Shared } from './app-state.ts';

/** The app's state, kept in step with the window's address and the library worker. */
export function useApp(library: LibraryClient): AppState {
  const [state, dispatch] = useReducer(reduceApp, FIRST_STATE);
  useShelf(library, state.page.view === 'failed', dispatch);
  useAddress(library, dispatch);
  useSettledAddress(state);
  useTopics(library, state, dispatch);
  return state;
}

/** Reads what is installed, and again when a page could not be opened: its pack may have been taken away. */
function useShelf(library: LibraryClient, hasFailed: boolean, dispatch: Dispatch<AppEvent>): void {
  useEffect(() => {
    library.call('shelf', []).then(
      (shelf) => dispatch({ kind: 'shelf-read', shelf }),
      (error) => {
        // Why the page failed is more to the point.
        if (!hasFailed) dispatch({ kind: 'failed', error: toWireError(error), address: '' });
      },
    );
  }, [library, hasFailed, dispatch]);
}

/** Opens what the address names, now and whenever it changes; only the last one asked for is shown. */
function useAddress(library: LibraryClient, dispatch: Dispatch<AppEvent>): void {
  useEffect(() => {
    let asking = new AbortController();
    const open = () => {
      asking.abort();
      asking = new AbortController();
      const { ref: address, shared } = splitShared(refTextOf(location.hash));
      dispatch({ kind: 'opening' });
      Promise.all([library.call('open', [address], asking.signal), unpackShared(shared)]).then(
        ([page, code]) => dispatch({ kind: 'opened', page, shared: code }),
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

/** The code that came with an address. It is only ever shown: what runs it is the reader's own press on Run. */
async function unpackShared(shared: SharedCode | undefined): Promise<Shared | undefined> {
  const code = shared && (await unpackCode(shared.packed));
  return shared && code !== undefined ? { ...shared, code } : undefined;
}

function useSettledAddress({ page, shared }: AppState): void {
  useEffect(() => {
    if (page.view === 'topic') {
      const { docSet, version, topic, anchor } = page;
      const ref = { docSet, version, path: topic.path, ...(anchor === undefined ? {} : { anchor }) };
      settleAddress(shared ? sharedHref(ref, shared) : hrefOf(ref));
    }
    if (page.view === 'contents' && page.detours.length === 0) {
      settleAddress(hrefOf({ docSet: page.docSet, version: page.version, path: '' }));
    }
  }, [page, shared]);
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
