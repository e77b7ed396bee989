import { lazy, Suspense, useState } from 'react';
import { EXAMPLE_PROJECT } from '../../indexer/sandbox/example-project.ts';
import { t } from '../i18n/strings.ts';
import { useRequestRun } from '../run/use-request-run.ts';
import { PadAsk, requestOf } from './pad-ask.tsx';
import { PadFiles } from './pad-files.tsx';
import { type AskKind, freshProject, type PadStep } from './pad-state.ts';
import { usePad } from './use-pad.ts';

const SnippetEditor = lazy(() => import('../run/snippet-editor.tsx'));

/** The scratch pad: a small project to be changed and asked, kept in this browser. */
export default function PadView() {
  const { pad, dispatch, trouble } = usePad();
  const { project, before } = pad;
  const [open, setOpen] = useState(project.files[0]?.path ?? '');
  const [kind, setKind] = useState<AskKind>('python');
  // The editors keep their own text, so another project needs other editors.
  const [turn, setTurn] = useState(0);
  const run = useRequestRun(() => ({ request: requestOf(project, kind) }));
  const change = (step: PadStep) => {
    run.clear();
    dispatch(step);
    setTurn(turn + 1);
  };
  // Another project has other files.
  const current = project.files.find(({ path }) => path === open) ?? project.files[0];
  return (
    <div className="pad">
      <header className="pad-head">
        <h1>{t('pad.title')}</h1>
        <p>
          {t('pad.about')}
          {project.docVersion !== undefined && ` ${t('pad.version', { version: project.docVersion })}`}
        </p>
        {trouble && (
          <p className="run-notice" role="alert">
            {t(trouble === 'not-saved' ? 'pad.notSaved' : 'pad.keptAside')}
          </p>
        )}
        <p className="pad-actions">
          <button
            type="button"
            className="quiet-button"
            onClick={() =>
              change({ kind: 'start', project: freshProject(EXAMPLE_PROJECT, project.docVersion) })
            }
          >
            {t('pad.startOver')}
          </button>
          {before && (
            <button type="button" className="quiet-button" onClick={() => change({ kind: 'bring-back' })}>
              {t('pad.bringBack')}
            </button>
          )}
        </p>
      </header>
      <div className="pad-desk">
        <PadFiles project={project} current={current?.path ?? ''} onOpen={setOpen} dispatch={dispatch} />
        {current ? (
          <div className="code-block pad-file">
            <Suspense fallback={<pre>{current.text}</pre>}>
              <SnippetEditor
                key={`${turn} ${current.path}`}
                text={current.text}
                kind={kindOf(current.path)}
                label={current.path}
                isQuiet
                onChange={(text) => dispatch({ kind: 'write', path: current.path, text })}
                onRun={() => void run.start()}
              />
            </Suspense>
          </div>
        ) : (
          <p>{t('pad.noFiles')}</p>
        )}
      </div>
      <PadAsk
        key={turn}
        project={project}
        kind={kind}
        onKind={(next) => {
          run.clear();
          setKind(next);
        }}
        run={run}
        dispatch={dispatch}
      />
    </div>
  );
}

function kindOf(path: string) {
  if (path.endsWith('.py')) return 'module';
  if (path.endsWith('.html')) return 'template';
  return path.endsWith('.sql') ? 'sql' : 'text';
}
