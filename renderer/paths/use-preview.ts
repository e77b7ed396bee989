import { useEffect, useState } from 'react';
import type { SectionPreview } from '../../indexer/core/preview-section.ts';
import { useLibrary } from '../app/library-context.ts';

/** The beginning of what a ref leads to, once it is there; undefined for none and for one that cannot be had. */
export function usePreview(ref: string | undefined, delayMs: number): SectionPreview | undefined {
  const library = useLibrary();
  const [found, setFound] = useState<{ readonly ref: string; readonly preview: SectionPreview }>();
  useEffect(() => {
    if (ref === undefined) return;
    const asking = new AbortController();
    const timer = setTimeout(() => {
      library.call('preview', [ref], asking.signal).then(
        (preview) => setFound({ ref, preview }),
        () => {},
      );
    }, delayMs);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [library, ref, delayMs]);
  return found?.ref === ref ? found?.preview : undefined;
}
