import { useEffect, useState } from 'react';
import { useLibrary } from '../app/library-context.ts';
import { isAbort } from '../workers/library-client.ts';
import type { Opened, WireError } from '../workers/protocol.ts';
import { toWireError } from '../workers/wire-error.ts';

/** Where an address led; what was there before stays until the new page has come. */
export type OpenedOrNot =
  | { readonly kind: 'opening' }
  | { readonly kind: 'opened'; readonly page: Opened }
  | { readonly kind: 'failed'; readonly error: WireError };

/** Opens an address apart from the window's own. */
export function useOpened(address: string): OpenedOrNot {
  const library = useLibrary();
  const [state, setState] = useState<OpenedOrNot>({ kind: 'opening' });
  useEffect(() => {
    const asking = new AbortController();
    library.call('open', [address], asking.signal).then(
      (page) => setState({ kind: 'opened', page }),
      (error) => {
        if (!isAbort(error)) setState({ kind: 'failed', error: toWireError(error) });
      },
    );
    return () => asking.abort();
  }, [library, address]);
  return state;
}
