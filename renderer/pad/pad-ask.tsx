import { type Dispatch, lazy, Suspense } from 'react';
import { managementCommands } from '../../indexer/core/why-kind-not-runnable.ts';
import type { RunRequest } from '../../indexer/sandbox/messages.ts';
import { t } from '../i18n/strings.ts';
import { RunButton } from '../run/run-button.tsx';
import { RunOutput } from '../run/run-output.tsx';
import type { Run } from '../run/use-request-run.ts';
import type { AskKind, PadProject, PadStep } from './pad-state.ts';

const SnippetEditor = lazy(() => import('../run/snippet-editor.tsx'));

const KINDS: readonly AskKind[] = ['python', 'request', 'shell'];
/** The app that the project's files make: `from pad.models import …` works in them. */
const APP_LABEL = 'pad';

interface PadAskProps {
  readonly project: PadProject;
  readonly kind: AskKind;
  readonly onKind: (kind: AskKind) => void;
  readonly run: Run;
  readonly dispatch: Dispatch<PadStep>;
}

/** What is asked of the project, and what came of it. */
export function PadAsk({ project, kind, onKind, run, dispatch }: PadAskProps) {
  return (
    <section
      className="code-block pad-ask"
      data-bar="full"
      data-phase={run.state.phase}
      aria-label={t('pad.ask')}
    >
      <div className="code-bar">
        <fieldset className="pad-kinds">
          <legend className="visually-hidden">{t('pad.ask')}</legend>
          {KINDS.map((one) => (
            <label key={one}>
              <input type="radio" name="pad-kind" checked={one === kind} onChange={() => onKind(one)} />
              {t(`pad.${one}`)}
            </label>
          ))}
        </fieldset>
        <RunButton run={run} />
      </div>
      <Suspense fallback={<pre>{project.asks[kind]}</pre>}>
        <SnippetEditor
          key={kind}
          text={project.asks[kind]}
          kind={kind === 'python' ? 'module' : 'shell'}
          label={t(`pad.${kind}Label`)}
          isQuiet
          onChange={(text) => dispatch({ kind: 'ask', ask: kind, text })}
          onRun={() => void run.start()}
        />
      </Suspense>
      <RunOutput run={run} />
    </section>
  );
}

/** The run that asks a project something. */
export function requestOf(
  { files, asks, docVersion }: PadProject,
  kind: AskKind,
): Omit<RunRequest, 'timeoutMs'> {
  return {
    code: kind === 'shell' ? managementCommands(asks.shell).join('\n') : asks[kind],
    ...(kind === 'python' ? {} : { kind }),
    files,
    context: [],
    appLabel: APP_LABEL,
    ...(docVersion === undefined ? {} : { docVersion }),
  };
}
