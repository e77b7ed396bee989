import { createContext, startTransition, use, useEffect, useState } from 'react';
import type { Backlinks } from '../../indexer/core/backlinks.ts';
import { useLibrary } from '../app/library-context.ts';
import type { Reading } from '../reading/reading-context.ts';

/** What links to the sections of a page, by their anchors; empty until it is known. */
export type PageBacklinks = ReadonlyMap<string, Backlinks>;

const NONE: PageBacklinks = new Map();
const BacklinksContext = createContext<PageBacklinks>(NONE);

export const BacklinksProvider = BacklinksContext.Provider;

/** What links to a section of the page that is being drawn, if anything. */
export function useBacklinks(anchor: string): Backlinks | undefined {
  return use(BacklinksContext).get(anchor);
}

/** Asks what links to a page, once its text has been drawn. What cannot be told is not there. */
export function usePageBacklinks({ docSet, version, path, topic }: Reading): PageBacklinks {
  const library = useLibrary();
  const [found, setFound] = useState<{ readonly of: string; readonly links: PageBacklinks }>();
  const of = `${docSet}@${version}/${path}`;
  useEffect(() => {
    const asking = new AbortController();
    library.call('backlinks', [docSet, version, path], asking.signal).then(
      (all) => {
        const links = all.map((one) => [topic.chunks[one.chunk]?.anchor ?? '', one] as const);
        // Every heading of a page is drawn anew for it, which may wait for whatever else there is to do.
        startTransition(() => setFound({ of, links: new Map(links) }));
      },
      () => {},
    );
    return () => asking.abort();
  }, [library, docSet, version, path, topic, of]);
  return found?.of === of ? found.links : NONE;
}
