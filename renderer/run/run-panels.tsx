import { lazy, Suspense } from 'react';
import type { Panel, RunResult, SessionCheck, SqlStatement } from '../../indexer/sandbox/messages.ts';
import { plural, t } from '../i18n/strings.ts';
import { Rendered } from './rendered.tsx';

/** Fetched when a snippet has defined models: laying out a drawing takes a library. */
const ModelDiagram = lazy(() => import('./model-diagram.tsx'));

/** What a run has to show besides text, each part only when there is something in it. */
export function RunPanels({ result }: { readonly result: RunResult }) {
  const { panels = [], sql = [], queries = sql.length, checks = [], borrowed = [] } = result;
  return (
    <>
      {panels.map((panel, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the panels of a result never reorder
        <ValuePanel key={i} panel={panel} isOnly={panels.length === 1 && !result.stdout && !result.value} />
      ))}
      {checks.length > 0 && <Checks checks={checks} />}
      {sql.length > 0 && <Sql statements={sql} count={queries} />}
      {borrowed.length > 0 && (
        <details className="run-panel">
          <summary>{t('run.borrowed', { names: borrowed.map(({ name }) => name).join(', ') })}</summary>
          {borrowed.map(({ name, from, code }) => (
            <div key={`${name} ${from}`}>
              <p>{placeOf(from)}</p>
              <pre>{code}</pre>
            </div>
          ))}
        </details>
      )}
    </>
  );
}

function placeOf(from: string): string {
  if (from === 'import') return t('run.borrowedImport');
  return from === 'example' ? t('run.borrowedExample') : t('run.borrowedFrom', { place: from });
}

function ValuePanel({ panel, isOnly }: { readonly panel: Panel; readonly isOnly: boolean }) {
  if (panel.kind === 'table') return <Rows panel={panel} />;
  if (panel.kind === 'markup') return <Rendered html={panel.body} />;
  if (panel.kind === 'models') {
    const names = panel.models.map(({ name }) => name).join(', ');
    return (
      <details className="run-panel" open={isOnly}>
        <summary>{t('run.models', { names })}</summary>
        <Suspense>
          <ModelDiagram models={panel.models} />
        </Suspense>
      </details>
    );
  }
  const { status, reason, headers, type, body } = panel;
  return (
    <details className="run-panel" open>
      <summary>{t('run.response', { status, reason })}</summary>
      <dl>
        {headers.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <pre>{body}</pre>
      {type === 'text/html' && <Rendered html={body} />}
    </details>
  );
}

function Rows({ panel }: { readonly panel: Extract<Panel, { kind: 'table' }> }) {
  const { columns, rows, total } = panel;
  return (
    <div className="run-panel run-rows">
      <table aria-label={t('run.table')}>
        <thead>
          <tr>
            {columns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a result never reorder
            <tr key={i}>
              {row.map((cell, j) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: nor do its cells
                <td key={j}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {total > rows.length && <p>{t('run.rows', { shown: rows.length, total })}</p>}
    </div>
  );
}

function Checks({ checks }: { readonly checks: readonly SessionCheck[] }) {
  const wrong = checks.filter(({ right }) => !right);
  const count = checks.length;
  if (wrong.length === 0) {
    return (
      <p className="run-notice run-right">
        <span aria-hidden="true">✓ </span>
        {t('run.checksAll', { count })}
      </p>
    );
  }
  return (
    <details className="run-panel">
      <summary>{t('run.checksSome', { right: count - wrong.length, count })}</summary>
      {checks.map(({ line, right, want, got }) => (
        <div key={line} className={right ? 'run-right' : 'run-wrong'}>
          <p>
            <span aria-hidden="true">{right ? '✓ ' : '✗ '}</span>
            {t('run.checkLine', { line })}
          </p>
          {!right && (
            <dl>
              <dt>{t('run.documented')}</dt>
              <dd>
                <pre>{want}</pre>
              </dd>
              <dt>{t('run.printed')}</dt>
              <dd>
                <pre>{got || t('run.nothing')}</pre>
              </dd>
            </dl>
          )}
        </div>
      ))}
    </details>
  );
}

function Sql({
  statements,
  count,
}: {
  readonly statements: readonly SqlStatement[];
  readonly count: number;
}) {
  return (
    <details className="run-panel">
      <summary>{plural('run.sqlOne', 'run.sqlMany', count)}</summary>
      {statements.map(({ sql, seconds, plan }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: statements of a result never reorder
        <div key={i}>
          <p>{t('run.milliseconds', { ms: (seconds * 1000).toFixed(1) })}</p>
          <pre>{sql}</pre>
          {plan && (
            <details>
              <summary>{t('run.plan')}</summary>
              <pre>{plan}</pre>
            </details>
          )}
        </div>
      ))}
    </details>
  );
}
