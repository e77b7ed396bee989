import { memo } from 'react';
import { t } from '../i18n/strings.ts';
import { ExceptionLink } from './exception-link.tsx';
import { RunPanels } from './run-panels.tsx';
import { isFullPiece, type OutputPiece } from './run-state.ts';
import { RunStatus } from './run-status.tsx';
import type { Run } from './use-request-run.ts';

/** What a snippet printed, gave back or failed with, as plain text. */
export function RunOutput({ run }: { readonly run: Run }) {
  const { state } = run;
  if (state.phase === 'idle') return null;
  if (state.phase === 'broken') {
    return (
      <p className="run-notice" role="alert">
        {t('run.broken', { message: state.message })}
      </p>
    );
  }
  const result = state.phase === 'done' ? state.result : undefined;
  const isSilent =
    result?.outcome === 'ran' && state.output.length === 0 && !result.value && !result.panels?.length;
  // A table says it better than the text of its rows.
  const value = result?.panels?.some(({ kind }) => kind === 'table') ? undefined : result?.value;
  const hasText = state.output.length > 0 || value || result?.traceback;
  return (
    <section className="run-output" aria-label={t('run.output')}>
      <RunStatus run={run} />
      {hasText && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        <pre tabIndex={0}>
          <Pieces pieces={state.output} />
          {value && <span className="run-value">{value}</span>}
          {result?.traceback && <span className="run-traceback">{result.traceback}</span>}
        </pre>
      )}
      {result?.traceback && <ExceptionLink traceback={result.traceback} />}
      {result && <RunPanels result={result} />}
      {isSilent && <p className="run-notice">{t('run.silent')}</p>}
      {result?.notice && <p className="run-notice">{result.notice}</p>}
    </section>
  );
}

function Pieces({ pieces }: { readonly pieces: readonly OutputPiece[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: output only grows
  return pieces.map((piece, i) => <Piece key={i} stream={piece.stream} text={piece.text} />);
}

/** Drawn once: output can be a million characters, and grows twenty times a second. */
const Piece = memo(function Piece({ stream, text }: OutputPiece) {
  return <span className={`run-${stream}${isFullPiece(text) ? ' run-lines' : ''}`}>{text}</span>;
});
