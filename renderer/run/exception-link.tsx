import { useEffect, useState } from 'react';
import { useLibrary } from '../app/library-context.ts';
import { t } from '../i18n/strings.ts';
import { useReading } from '../reading/reading-context.ts';
import { exceptionIn } from './exception-in.ts';

/** A link from a traceback to what the documentation says of its exception; nothing where it defines none of that name. */
export function ExceptionLink({ traceback }: { readonly traceback: string }) {
  const { docSet, version } = useReading();
  const library = useLibrary();
  const name = exceptionIn(traceback);
  const [found, setFound] = useState<{ readonly name: string; readonly ref: string }>();
  useEffect(() => {
    if (name === undefined) return;
    const asking = new AbortController();
    library.call('search', [{ query: name, docSet, version, limit: 5 }], asking.signal).then(
      ({ hits, repaired }) => {
        const definition = hits.find(
          ({ kind, title }) =>
            kind !== 'section' && kind !== 'page' && new RegExp(`\\b${name}\\b`).test(title),
        );
        if (definition && !repaired) setFound({ name, ref: definition.ref });
      },
      // Without an answer there is no link.
      () => {},
    );
    return () => asking.abort();
  }, [library, name, docSet, version]);
  if (found === undefined || found.name !== name) return null;
  return (
    <p className="run-notice">
      <a href={`#/${found.ref}`}>{t('run.exception', { name })}</a>
    </p>
  );
}
