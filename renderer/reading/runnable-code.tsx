import { lazy, Suspense, useState } from 'react';
import { PencilIcon, ResetIcon, RunAboveIcon } from '../app/icons.tsx';
import { t } from '../i18n/strings.ts';
import { IconButton } from '../run/icon-button.tsx';
import { PadButton } from '../run/pad-button.tsx';
import { usePageRuns } from '../run/page-runs.ts';
import { RunButton } from '../run/run-button.tsx';
import { RunOutput } from '../run/run-output.tsx';
import { ShareButton } from '../run/share-button.tsx';
import { useRun } from '../run/use-run.ts';
import { Advice, type CodePartProps, CodeText, copyText } from './code-parts.tsx';
import { CopyButton } from './copy-button.tsx';

/** Fetched when the first snippet is changed: most readers never do. */
const SnippetEditor = lazy(() => import('../run/snippet-editor.tsx'));

/** Code that runs: it can be changed, shared, taken to the scratch pad, and shows below it what came of it. */
export function RunnableCode({ node, view }: CodePartProps) {
  const run = useRun(node);
  const pageRuns = usePageRuns();
  const [draft, setDraft] = useState(pageRuns.draft(node.number));
  const change = (code: string | undefined) => {
    pageRuns.setDraft(node.number, code);
    setDraft(code);
  };
  const isFromLink =
    run.state.phase === 'idle' && pageRuns.shared?.number === node.number && draft === pageRuns.shared.code;
  const isFirst = !pageRuns.hasAbove(node.number);
  return (
    <div className="code-block" data-bar="full" data-phase={run.state.phase} data-advice={node.block.advice}>
      <div className="code-bar">
        <Advice block={node.block} />
        <span className="code-language">{view.label}</span>
        {!isFirst && (
          <IconButton label={t('run.above')} onClick={() => void pageRuns.runThrough(node.number)}>
            <RunAboveIcon />
          </IconButton>
        )}
        {node.snippet.kind !== 'javascript' && <PadButton number={node.number} />}
        <ShareButton number={node.number} code={draft ?? node.block.text} />
        {draft === undefined ? (
          <IconButton label={t('code.edit')} onClick={() => change(node.block.text)}>
            <PencilIcon />
          </IconButton>
        ) : (
          <IconButton label={t('code.reset')} onClick={() => change(undefined)}>
            <ResetIcon />
          </IconButton>
        )}
        <CopyButton text={draft ?? copyText(node, view)} />
        <RunButton run={run} />
      </div>
      {isFromLink && <p className="run-notice code-from-link">{t('code.fromLink')}</p>}
      {draft === undefined ? (
        <CodeText node={node} view={view} />
      ) : (
        <Suspense fallback={<CodeText node={node} view={view} />}>
          <SnippetEditor
            text={draft}
            kind={node.snippet.kind}
            label={t('code.editor')}
            onChange={change}
            onRun={() => void run.start()}
          />
        </Suspense>
      )}
      <RunOutput run={run} />
    </div>
  );
}
