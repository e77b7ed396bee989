import { lazy, Suspense, useRef, useState } from 'react';
import type { CodeBlock } from '../../indexer/core/tree.ts';
import { PencilIcon, ResetIcon, RunAboveIcon } from '../app/icons.tsx';
import { t } from '../i18n/strings.ts';
import { IconButton } from '../run/icon-button.tsx';
import { PadButton } from '../run/pad-button.tsx';
import { usePageRuns } from '../run/page-runs.ts';
import { RunButton } from '../run/run-button.tsx';
import { RunOutput } from '../run/run-output.tsx';
import { ShareButton } from '../run/share-button.tsx';
import { useRun } from '../run/use-run.ts';
import { CodeLines } from './code-lines.tsx';
import { CopyButton } from './copy-button.tsx';
import { type LanguageView, languageView } from './languages.ts';
import type { SnippetNode } from './page-tree.ts';
import { sessionInput } from './session.ts';
import { useColouredCode } from './use-coloured-code.ts';

/** Fetched when the first snippet is changed: most readers never do. */
const SnippetEditor = lazy(() => import('../run/snippet-editor.tsx'));

interface CodeSnippetProps {
  readonly node: SnippetNode;
}

/** A block of code with its language, a copy button, and a way to run it where it can be run. */
export function CodeSnippet({ node }: CodeSnippetProps) {
  const view = languageView(node.block.lang, node.block.text, isPython(node));
  if (node.snippet.runnable) return <RunnableCode node={node} view={view} />;
  return (
    <div
      className="code-block"
      data-bar={hasBar(view) || node.block.advice || MARKED.has(node.snippet.kind) ? 'full' : 'slim'}
      data-advice={node.block.advice}
    >
      <CodeBar node={node} view={view} />
      <CodeText node={node} view={view} />
    </div>
  );
}

interface CodePartProps extends CodeSnippetProps {
  readonly view: LanguageView;
}

function RunnableCode({ node, view }: CodePartProps) {
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
        <PadButton number={node.number} />
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

function CodeBar({ node, view }: CodePartProps) {
  return (
    <div className="code-bar">
      <Advice block={node.block} />
      {hasBar(view) && <span className="code-language">{view.label}</span>}
      {MARKED.has(node.snippet.kind) && (
        <span className="code-why" title={node.snippet.why}>
          {node.snippet.why}
        </span>
      )}
      <CopyButton text={copyText(node, view)} />
    </div>
  );
}

/** Says of code whether it is what not to do, or what to do. */
function Advice({ block: { advice } }: { readonly block: CodeBlock }) {
  if (!advice) return null;
  return <span className="code-advice">{t(advice === 'wrong' ? 'code.wrong' : 'code.right')}</span>;
}

function CodeText({ node, view }: CodePartProps) {
  const { text } = node.block;
  const box = useRef<HTMLPreElement>(null);
  const lines = useColouredCode(box, text, view);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <pre ref={box} tabIndex={0}>
      <code>{lines ? <CodeLines lines={lines} /> : text}</code>
    </pre>
  );
}

/** What a reader might expect to run, so that the page says why it does not. */
const MARKED: ReadonlySet<string> = new Set(['module', 'doctest', 'template', 'sql', 'shell', 'javascript']);

/** Whether the language is worth a line of its own: plain text and output are what they look like. */
function hasBar({ label, grammar }: LanguageView): boolean {
  return label !== '' && grammar !== undefined;
}

function isPython({ snippet }: SnippetNode): boolean {
  return snippet.kind === 'module' || snippet.kind === 'doctest';
}

/** Prompts and answers of a session are not what anybody wants to paste. */
function copyText({ block }: SnippetNode, view: LanguageView): string {
  return view.isSession ? sessionInput(block.text) : block.text;
}
