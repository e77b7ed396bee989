import { type ReactNode, useRef } from 'react';
import type { CodeBlock } from '../../indexer/core/tree.ts';
import { t } from '../i18n/strings.ts';
import { CodeLines } from './code-lines.tsx';
import { CopyButton } from './copy-button.tsx';
import type { LanguageView } from './languages.ts';
import type { SnippetNode } from './page-tree.ts';
import { sessionInput } from './session.ts';
import { useColouredCode } from './use-coloured-code.ts';

/** What every part of a block of code is drawn from. */
export interface CodePartProps {
  readonly node: SnippetNode;
  readonly view: LanguageView;
}

interface CodeBarProps extends CodePartProps {
  readonly children?: ReactNode;
}

/** Language, why it does not run where somebody might expect it to, and buttons. */
export function CodeBar({ node, view, children }: CodeBarProps) {
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
      {children}
    </div>
  );
}

/** Says of code whether it is what not to do, or what to do. */
export function Advice({ block: { advice } }: { readonly block: CodeBlock }) {
  if (!advice) return null;
  return <span className="code-advice">{t(advice === 'wrong' ? 'code.wrong' : 'code.right')}</span>;
}

/** The code itself, coloured once somebody can see it. */
export function CodeText({ node, view }: CodePartProps) {
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
export const MARKED: ReadonlySet<string> = new Set([
  'module',
  'doctest',
  'template',
  'sql',
  'shell',
  'javascript',
]);

/** Whether the language is worth a line of its own: plain text and output are what they look like. */
export function hasBar({ label, grammar }: LanguageView): boolean {
  return label !== '' && grammar !== undefined;
}

/** Prompts and answers of a session are not what anybody wants to paste. */
export function copyText({ block }: SnippetNode, view: LanguageView): string {
  return view.isSession ? sessionInput(block.text) : block.text;
}
