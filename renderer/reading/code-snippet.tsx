import { useRef } from 'react';
import type { CodeBlock } from '../../indexer/core/tree.ts';
import { t } from '../i18n/strings.ts';
import { RunButton } from '../run/run-button.tsx';
import { RunOutput } from '../run/run-output.tsx';
import { useRun } from '../run/use-run.ts';
import { CodeLines } from './code-lines.tsx';
import { CopyButton } from './copy-button.tsx';
import { type LanguageView, languageView } from './languages.ts';
import type { SnippetNode } from './page-tree.ts';
import { sessionInput } from './session.ts';
import { useColouredCode } from './use-coloured-code.ts';

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
      data-bar={hasBar(view) || node.block.advice ? 'full' : 'slim'}
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
  return (
    <div className="code-block" data-bar="full" data-phase={run.state.phase} data-advice={node.block.advice}>
      <div className="code-bar">
        <Advice block={node.block} />
        <span className="code-language">{view.label}</span>
        <CopyButton text={copyText(node, view)} />
        <RunButton run={run} />
      </div>
      <CodeText node={node} view={view} />
      <RunOutput run={run} />
    </div>
  );
}

function CodeBar({ node, view }: CodePartProps) {
  return (
    <div className="code-bar">
      <Advice block={node.block} />
      {hasBar(view) && <span className="code-language">{view.label}</span>}
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
